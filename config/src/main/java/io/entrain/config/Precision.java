package io.entrain.config;

/** Floating-point format of the state, or of the covariance P. */
public enum Precision {
  FLOAT32,
  FLOAT64
}
