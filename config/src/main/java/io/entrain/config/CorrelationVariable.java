package io.entrain.config;

/** The synaptic current that is compared with the target: all of it, or its plastic part alone. */
public enum CorrelationVariable {
  UTOTAL,
  UPLASTIC
}
