package io.entrain.experiment;

import io.entrain.config.ExperimentConfig;
import io.entrain.input.RicciardiTransfer;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The rates that chosen neurons are meant to have.
 *
 * @param hz [task][row][chosen neuron]; NaN for neurons without target
 * @param recorded whether they were recorded, else predicted from the target currents by Ricciardi's formula
 */
public record TargetRates(float[][][] hz, boolean recorded) {
  public static TargetRates of(Path directory, Experiment experiment, int[] chosen) {
    ExperimentConfig config = experiment.config();
    ExperimentFiles files = new ExperimentFiles(directory, config);
    int rows = config.time().targetRows();
    if (Files.exists(files.path(ExperimentFiles.RATES))) {
      List<NeuronTable> rates = files.readRows(ExperimentFiles.RATES, "rates", rows, new NeuronRange(0, config.population().neurons()));
      float[][][] hz = new float[rates.size()][rows][chosen.length];
      for (int task = 0; task < rates.size(); task++) {
        for (int row = 0; row < rows; row++) {
          for (int i = 0; i < chosen.length; i++) {
            hz[task][row][i] = (float) rates.get(task).get(row, chosen[i]);
          }
        }
      }
      return new TargetRates(hz, true);
    }
    return new TargetRates(predict(experiment, files, chosen), false);
  }

  private static float[][][] predict(Experiment experiment, ExperimentFiles files, int[] chosen) {
    ExperimentConfig config = experiment.config();
    double[] sigma = new double[config.population().neurons()];
    if (config.synapses().k() == 0) {
      sigma = ConstantsFactory.noiseStrength(config);
    } else {
      Arrays.fill(
          sigma,
          RicciardiTransfer.sigmaOfCurrent(files.readInitial().currentSpread(), config.synapses().tauBaleMs()));
    }
    RicciardiTransfer[] transfers = TargetPlan.transfers(config, sigma);
    double[] external = experiment.model().constants().externalInput();
    float[][][] hz = new float[experiment.tasks().size()][config.time().targetRows()][chosen.length];
    for (int task = 0; task < hz.length; task++) {
      NeuronTable targets = experiment.tasks().get(task).targets();
      for (int row = 0; row < targets.rows().length; row++) {
        for (int i = 0; i < chosen.length; i++) {
          int neuron = chosen[i];
          double mean = targets.get(row, neuron) + external[neuron];
          hz[task][row][i] = experiment.trains(neuron) ? (float) transfers[neuron].rate(mean) : Float.NaN;
        }
      }
    }
    return hz;
  }
}
