package io.entrain.training;

import io.entrain.linalg.RealArray;

/**
 * What drives and what is wanted in one task, in the precision of the state; every row has a value for each neuron.
 *
 * @param stimulus rows of the external stimulus
 * @param targets rows of the wanted current
 */
record TaskTables(RealArray[] stimulus, RealArray[] targets) {}
