package io.entrain.cli;

import io.entrain.config.ConfigException;
import io.entrain.recording.TargetSource;
import io.entrain.recording.TargetSource.Sigma;
import io.entrain.recording.TargetSource.TimeAxis;
import java.util.Locale;

/** Makes of the options for recorded activity what the engine reads. */
final class RecordedTargets {
  private final TargetOptions options;

  private RecordedTargets(TargetOptions options) {
    this.options = options;
  }

  /**
   * The source of targets; null if no files are given.
   *
   * @throws ConfigException if the options cannot be meant together, or one of them is wrong
   */
  static TargetSource of(TargetOptions options) {
    return new RecordedTargets(options).source();
  }

  private TargetSource source() {
    boolean currents = !options.targets.isEmpty();
    boolean rates = !options.rates.isEmpty();
    if (currents && rates) {
      throw new ConfigException("--targets and --rates: only one of them can be given");
    }
    if (!currents && !rates) {
      requireNothingElse();
      return null;
    }
    if (currents) {
      requireNothingForRates();
    }
    int[] rows = rows();
    return new TargetSource(
        rates ? TargetSource.Kind.RATES : TargetSource.Kind.CURRENTS,
        rates ? options.rates : options.targets,
        options.dataset,
        timeAxis(),
        rows[0],
        rows[1],
        options.neuronMap,
        sigma(),
        !options.keepExternalInput);
  }

  private void requireNothingElse() {
    String rule = "says how files are read, but neither --targets nor --rates names one";
    refuse("--dataset", options.dataset != null, rule);
    refuse("--time-axis", options.timeAxis != null, rule);
    refuse("--rows", options.rows != null, rule);
    refuse("--neuron-map", options.neuronMap != null, rule);
    refuse("--sigma", options.sigma != null, rule);
    refuse("--keep-external-input", options.keepExternalInput, rule);
  }

  private void requireNothingForRates() {
    String rule = "says how rates become currents, but --targets names files of currents; give --rates for rates";
    refuse("--sigma", options.sigma != null, rule);
    refuse("--keep-external-input", options.keepExternalInput, rule);
  }

  private static void refuse(String option, boolean given, String rule) {
    if (given) {
      throw new ConfigException(option + ": " + rule);
    }
  }

  private TimeAxis timeAxis() {
    if (options.timeAxis == null) {
      return null;
    }
    return switch (options.timeAxis.toLowerCase(Locale.ROOT)) {
      case "first" -> TimeAxis.FIRST;
      case "last" -> TimeAxis.LAST;
      default -> throw new ConfigException("--time-axis " + options.timeAxis + ": must be first or last");
    };
  }

  private int[] rows() {
    if (options.rows == null) {
      return new int[] {-1, -1};
    }
    if (options.rows.matches("\\d{1,9}:\\d{1,9}")) {
      String[] ends = options.rows.split(":");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[1]);
      if (first <= last) {
        return new int[] {first, last};
      }
    }
    throw new ConfigException("--rows " + options.rows + ": must be first and last row, counted from 0, such as 0:99");
  }

  private Sigma sigma() {
    if (options.sigma == null) {
      return new Sigma.Measured();
    }
    if (options.sigma.contains(":/")) {
      return new Sigma.PerColumn(options.sigma);
    }
    try {
      double value = Double.parseDouble(options.sigma);
      if (value > 0 && Double.isFinite(value)) {
        return new Sigma.Given(value);
      }
    } catch (NumberFormatException e) {
      throw wrongSigma(e);
    }
    throw wrongSigma(null);
  }

  private ConfigException wrongSigma(NumberFormatException cause) {
    return new ConfigException("--sigma " + options.sigma + ": must be a positive number, or a dataset such as file.h5:/sigma", cause);
  }
}
