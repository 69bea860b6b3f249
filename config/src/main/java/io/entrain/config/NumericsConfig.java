package io.entrain.config;

/** Floating-point formats of the state and weights, and of the covariance P. */
public record NumericsConfig(Precision state, Precision covariance) {}
