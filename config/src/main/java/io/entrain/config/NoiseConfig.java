package io.entrain.config;

/** White noise: where it enters and its strength {@code sig} (0: none). */
public record NoiseConfig(NoiseModel model, NeuronValues sig) {}
