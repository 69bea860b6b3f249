package io.entrain.checkpoint;

/** How much of a checkpoint is wanted. */
public enum Content {
  /** The plastic weights, all that a test trial needs. */
  WEIGHTS,
  /** Weights and P, to go on training. */
  EVERYTHING
}
