/**
 * How good models are on what they have not learnt from: plans by their answers, sentiment by
 * class.
 */
package org.hone.evaluate;
