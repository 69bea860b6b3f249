package io.entrain.experiment;

import io.entrain.network.NeuronTable;

/**
 * What drives and what is wanted in one task, in the precision of the state.
 *
 * @param stimulus rows of the external stimulus
 * @param targets rows of the wanted current
 */
public record TaskTables(NeuronTable stimulus, NeuronTable targets) {}
