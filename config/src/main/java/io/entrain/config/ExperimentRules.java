package io.entrain.config;

import java.util.List;

/** What has to hold for single parameters. What has to hold between them: {@link TimeRules}, {@link NetworkRules}. */
final class ExperimentRules {
  private static final List<String> POSITIVE =
      List.of("dt", "train_duration", "learn_every", "tau_bale", "tau_bali", "tau_meme", "tau_memi", "penlambda", "penlamFF", "maxrate");
  private static final List<String> TIME_CONSTANTS = List.of("tau_bale", "tau_bali", "tau_meme", "tau_memi");
  private static final List<String> AT_LEAST_ONE = List.of("Ncells", "u0_ncells", "example_neurons");
  private static final List<String> NOT_NEGATIVE =
      List.of("stim_on", "stim_off", "wid", "refrac", "u0_skip_time", "synaptic_delay", "penmu", "Ne", "Ni", "K", "L", "Lexc", "Linh");
  private static final List<String> SHARES = List.of("pree", "prie", "prei", "prii", "frac");

  private final Evaluator evaluator;
  private final Requirements requirements;

  ExperimentRules(Evaluator evaluator) {
    this.evaluator = evaluator;
    requirements = new Requirements(evaluator);
  }

  /** Notes every rule that does not hold. */
  void check(ExperimentConfig experiment) {
    wholeNumbers();
    ranges();
    choices();
    perNeuron("tau_plas", experiment.synapses().tauPlasMs(), false);
    perNeuron("sig", experiment.noise().sig(), true);
    notInThisVersion();
    new TimeRules(requirements).check(experiment.time());
    new NetworkRules(requirements).check(experiment);
  }

  private void wholeNumbers() {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind() == ParameterKind.INTEGER) {
        double value = value(spec.key());
        require(value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE, spec.key(), "must be a whole number below 2^31");
      }
    }
  }

  private void ranges() {
    AT_LEAST_ONE.forEach(key -> require(value(key) >= 1, key, "must be at least 1"));
    POSITIVE.forEach(key -> require(value(key) > 0, key, "must be positive"));
    NOT_NEGATIVE.forEach(key -> require(value(key) >= 0, key, "must not be negative"));
    SHARES.forEach(key -> require(value(key) >= 0 && value(key) <= 1, key, "must be between 0 and 1"));
    for (String key : TIME_CONSTANTS) {
      require(!(value(key) < value("dt")), key, "must be at least dt = " + ValueText.plain(value("dt")) + " ms");
    }
    for (String key : List.of("threshe", "threshi")) {
      require(!(value(key) <= value("vre")), key, "must be above vre = " + ValueText.plain(value("vre")));
    }
  }

  private void choices() {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      try {
        if (spec.kind() == ParameterKind.CHOICE) {
          spec.requireChoice(evaluator.text(spec.key()));
        }
      } catch (ValueException e) {
        evaluator.report(spec.key(), e);
      }
    }
    String benchmark = evaluator.text("benchmark");
    require(benchmark.equals("true") || benchmark.equals("false"), "benchmark", "must be true or false");
  }

  private void perNeuron(String key, NeuronValues values, boolean zeroAllowed) {
    double least =
        switch (values) {
          case NeuronValues.Uniform(double value) -> value;
          case NeuronValues.Listed(List<Double> list) -> list.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
          case NeuronValues.UniformRange(double min, double _) -> min;
          case NeuronValues.Normal(double mean, double sd, double min, double _) -> sd == 0 ? mean : min;
          case NeuronValues.Dataset _ -> Double.POSITIVE_INFINITY;
        };
    String remedy = least == Double.NEGATIVE_INFINITY ? "; give min" : "";
    require(
        zeroAllowed ? least >= 0 : least > 0, key, (zeroAllowed ? "no value may be negative" : "every value must be positive") + remedy);
  }

  private void notInThisVersion() {
    require(value("LX") == 0, "LX", "feed-forward neurons are not in this version; must be 0");
    require(value("wpX") == 0, "wpX", "feed-forward neurons are not in this version; must be 0");
    require(value("PScale") == 1, "PScale", "a P of whole numbers is not in this version; must be 1");
    require(value("PHistory") == 100, "PHistory", "PCompute = small, which needs it, is not in this version; must be 100 ms");
  }

  private double value(String key) {
    return requirements.value(key);
  }

  private void require(boolean holds, String key, String rule) {
    requirements.require(holds, key, rule);
  }
}
