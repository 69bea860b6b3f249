package io.entrain.config;

/** Leaky integrate-and-fire neurons: reset potential, thresholds and membrane time constants (ms) of the two populations. */
public record LifConfig(double vre, double threshe, double threshi, double tauMemeMs, double tauMemiMs) implements CellConfig {}
