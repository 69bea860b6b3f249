package io.entrain.cluster.protocol;

/** What an epoch is for. */
public enum Stage {
  /** To draw the static network and measure it, in a directory that is not initialised. The pass counts as loop 0. */
  INITIAL_PASS,
  /** To train. */
  TRAINING
}
