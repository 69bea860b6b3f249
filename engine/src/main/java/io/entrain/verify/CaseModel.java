package io.entrain.verify;

import io.entrain.config.NumericsConfig;
import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import io.entrain.shard.NetworkModel;
import io.entrain.state.CellConstants;
import java.util.Arrays;

/** Builds the network of a case in the precision asked for. */
final class CaseModel {
  private final CaseParameters parameters;
  private final CaseInputs inputs;
  private final Precision precision;

  CaseModel(CaseParameters parameters, CaseInputs inputs, Precision precision) {
    this.parameters = parameters;
    this.inputs = inputs;
    this.precision = precision;
  }

  NetworkModel build() {
    NumericsConfig numerics = new NumericsConfig(precision, precision == Precision.FLOAT32 ? Precision.FLOAT32 : parameters.covariance());
    SynapseTable statics = parameters.synapses().k() > 0 ? table(inputs.staticSynapses()) : null;
    return new NetworkModel(
        parameters.time(), constants(), numerics, parameters.learning(), statics, table(inputs.plasticSynapses()));
  }

  /** Rows of a table {@code [task][row][neuron]} of a task, in the precision of the state. */
  NeuronTable rows(double[] table, int task, int rows) {
    RealArray[] result = new RealArray[table.length == 0 ? 0 : rows];
    Arrays.setAll(result, row -> {
      int from = (task * rows + row) * inputs.neurons();
      return RealRows.of(precision, Arrays.copyOfRange(table, from, from + inputs.neurons()));
    });
    return new NeuronTable(new NeuronRange(0, inputs.neurons()), result);
  }

  private CellConstants constants() {
    return new CellConstants(
        parameters.time().dtMs(),
        parameters.cell().vre(),
        parameters.time().refractory(),
        parameters.time().delay(),
        inputs.thresholds(),
        inputs.membraneRates(),
        parameters.synapses().tauBaleMs(),
        parameters.synapses().tauBaliMs(),
        inputs.tauPlasMs(),
        inputs.externalInput(),
        parameters.noiseModel(),
        CellConstants.noiseStep(parameters.noiseModel(), inputs.sig(), parameters.time().dtMs(), parameters.cell().tauMemeMs()));
  }

  private SynapseTable table(SynapseLists lists) {
    NeuronRange all = new NeuronRange(0, inputs.neurons());
    return new SynapseTable(all, lists.offsets(), lists.partners(), RealRows.of(precision, lists.weights()));
  }
}
