/**
 * How far annotators agree, how reliable each is, and how versions rank, without tensors:
 * coefficients of agreement, Dawid-Skene, Bradley-Terry and Elo, and position bias.
 */
package org.hone.rlhf.agreement;
