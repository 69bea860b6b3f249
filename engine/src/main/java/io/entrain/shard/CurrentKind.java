package io.entrain.shard;

/** The synaptic currents that can be measured. */
public enum CurrentKind {
  /** All synaptic current, with current noise. */
  TOTAL,
  /** The plastic part. */
  PLASTIC,
  /** The balanced part: excitatory plus inhibitory, without noise. */
  BALANCED
}
