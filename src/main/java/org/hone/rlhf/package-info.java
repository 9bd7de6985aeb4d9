/**
 * The vocabulary and the maths of learning from feedback, without tensors: the models' contracts,
 * the selection policy and its schedules.
 */
package org.hone.rlhf;
