package io.entrain.config;

/**
 * Everything that defines an experiment: immutable, validated, in ms and Hz.
 *
 * @param u0Neurons neurons whose current is recorded in the initial pass
 * @param exampleNeurons neurons shown by default in tests and figures
 * @param seed key of every random number of the experiment
 * @param digest digest of all evaluated parameters, 16 hexadecimal digits; files made from these parameters carry it
 */
public record ExperimentConfig(
    TimeConfig time,
    PopulationConfig population,
    CellConfig cell,
    SynapseConfig synapses,
    NoiseConfig noise,
    LearningConfig learning,
    NumericsConfig numerics,
    PluginConfig staticWiring,
    PluginConfig plasticWiring,
    PluginConfig stimulus,
    PluginConfig targets,
    int u0Neurons,
    int exampleNeurons,
    long seed,
    String digest) {}
