package io.entrain.shard;

/** What a trial is for. */
public enum Phase {
  /** Static synapses alone: no plastic input, no stimulus, no learning. */
  INITIAL,
  /** Everything, with learning. */
  TRAINING,
  /** Everything, without learning. */
  TEST
}
