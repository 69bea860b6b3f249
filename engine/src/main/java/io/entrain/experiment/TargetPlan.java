package io.entrain.experiment;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.LifConfig;
import io.entrain.input.RateTargets;
import io.entrain.input.RecordedCurrents;
import io.entrain.input.RicciardiTransfer;
import io.entrain.input.TargetCurrents;
import io.entrain.network.InitialActivity;
import io.entrain.plugin.PluginLoader;
import io.entrain.recording.DatasetReference;
import io.entrain.recording.TargetReader;
import io.entrain.recording.TargetSource;
import io.entrain.recording.TargetSource.Sigma;
import io.entrain.recording.TargetTables;
import io.entrain.recording.VectorReader;
import io.entrain.state.CellConstants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where targets come from and whom they train.
 *
 * @param tasks number of tasks
 * @param tables recorded activity, null: targets come from the plugin
 * @param source how it was given, null with {@code tables}
 */
public record TargetPlan(int tasks, TargetTables tables, TargetSource source) {
  /** Targets from the plugin. */
  public static TargetPlan generated(int tasks) {
    return new TargetPlan(tasks, null, null);
  }

  /** Reads the target files before anything is drawn, so that a bad file is known at once. */
  public static TargetPlan read(ExperimentConfig config, TargetSource source) {
    TargetTables tables = TargetReader.read(source, config.time().targetRows(), config.population().neurons());
    return new TargetPlan(tables.tasks(), tables, source);
  }

  /** Who made the targets, for messages: the files, or the plugin. */
  public String origin(ExperimentConfig config) {
    return source == null ? config.targets().plugin() : source.files().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** Whether a neuron has a target. */
  boolean trains(int neuron) {
    return tables == null || tables.columnOfNeuron()[neuron] >= 0;
  }

  public boolean fromRates() {
    return source != null && source.kind() == TargetSource.Kind.RATES;
  }

  /** What was recorded, as it was recorded. */
  public TargetCurrents recorded() {
    return new RecordedCurrents(tables.tables(), tables.columns(), tables.columnOfNeuron());
  }

  /** The wanted currents. {@code remarks} gets what the user should know of how they are made. */
  public TargetCurrents currents(
      ExperimentConfig config, PluginLoader plugins, CellConstants constants, InitialActivity activity, List<String> remarks) {
    if (tables == null) {
      return plugins.load(TargetCurrents.class, config.targets(), config, config.targets(), activity);
    }
    remarks.addAll(tables.remarks());
    if (!fromRates()) {
      return recorded();
    }
    RicciardiTransfer[] transfers = transfers(config, sigmas(config, activity, remarks));
    double[] subtracted = new double[config.population().neurons()];
    if (source.subtractExternalInput()) {
      subtracted = constants.externalInput().clone();
      if (Arrays.stream(subtracted).anyMatch(input -> input != 0)) {
        remarks.add(
            "the constant external input X_bal is taken off the currents made from rates, since learning compares them with the"
                + " synaptic current alone");
      }
    }
    return new RateTargets(recorded(), transfers, subtracted);
  }

  private double[] sigmas(ExperimentConfig config, InitialActivity activity, List<String> remarks) {
    double[] sigma = new double[config.population().neurons()];
    switch (source.sigma()) {
      case Sigma.Measured() -> {
        if (config.synapses().k() == 0) {
          sigma = ConstantsFactory.noiseStrength(config);
          remarks.add("sigma of the rate formula is sig, since there are no static synapses");
        } else {
          double measured = RicciardiTransfer.sigmaOfCurrent(activity.currentSpread(), config.synapses().tauBaleMs());
          Arrays.fill(sigma, measured);
          remarks.add(String.format(Locale.ROOT, "sigma of the rate formula is %.4g, from the initial pass", measured));
        }
      }
      case Sigma.Given(double value) -> Arrays.fill(sigma, value);
      case Sigma.PerColumn(String dataset) -> {
        double[] ofColumn = VectorReader.read(DatasetReference.parse(dataset), tables.columns());
        for (int neuron = 0; neuron < sigma.length; neuron++) {
          sigma[neuron] = trains(neuron) ? ofColumn[tables.columnOfNeuron()[neuron]] : 0;
        }
      }
    }
    return sigma;
  }

  /** The transfer function of every neuron, with the excitatory constants for all, as the original. */
  static RicciardiTransfer[] transfers(ExperimentConfig config, double[] sigmas) {
    LifConfig cell = (LifConfig) config.cell();
    List<RicciardiTransfer> transfers = new ArrayList<>();
    for (double sigma : sigmas) {
      transfers.add(new RicciardiTransfer(sigma, cell.tauMemeMs(), cell.threshe(), cell.vre()));
    }
    return transfers.toArray(RicciardiTransfer[]::new);
  }
}
