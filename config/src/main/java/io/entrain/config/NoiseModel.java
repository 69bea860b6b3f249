package io.entrain.config;

/** Where the white noise enters: added to the membrane potential, or to the balanced current. */
public enum NoiseModel {
  VOLTAGE,
  CURRENT
}
