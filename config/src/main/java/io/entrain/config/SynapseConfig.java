package io.entrain.config;

/**
 * Synaptic currents: decay times (ms) of the balanced excitatory, balanced inhibitory and plastic currents, static inputs K of one
 * population (0: no static synapses), and the constant external input to the two populations.
 */
public record SynapseConfig(
    double tauBaleMs, double tauBaliMs, NeuronValues tauPlasMs, int k, double externalBale, double externalBali) {}
