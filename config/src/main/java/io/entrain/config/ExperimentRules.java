package io.entrain.config;

import java.util.List;

/** What has to hold between parameters. */
final class ExperimentRules {
  private static final double RELATIVE_ERROR = 1e-9;
  private static final int MOST_STEPS = 1 << 24;
  private static final List<String> POSITIVE =
      List.of("dt", "train_duration", "learn_every", "tau_bale", "tau_bali", "tau_meme", "tau_memi", "penlambda", "penlamFF");
  private static final List<String> NOT_NEGATIVE =
      List.of("stim_on", "stim_off", "wid", "refrac", "u0_skip_time", "penmu", "K", "Lexc", "Linh", "Ne", "Ni");
  private static final List<String> WHOLE_STEPS =
      List.of("train_duration", "stim_on", "stim_off", "learn_every", "wid", "refrac", "u0_skip_time", "synaptic_delay");

  private final Evaluator evaluator;
  private final Problems problems;

  ExperimentRules(Evaluator evaluator, Problems problems) {
    this.evaluator = evaluator;
    this.problems = problems;
  }

  /** Notes every rule that does not hold. */
  void check(ExperimentConfig experiment) {
    for (String key : POSITIVE) {
      require(!(value(key) <= 0), key, "must be positive");
    }
    for (String key : NOT_NEGATIVE) {
      require(!(value(key) < 0), key, "must not be negative");
    }
    wholeNumbers();
    choices();
    sizes(experiment);
    notInThisVersion();
    if (value("dt") > 0 && value("learn_every") > 0) {
      steps();
      times(experiment.time());
    }
    perNeuron("tau_plas", experiment.synapses().tauPlasMs(), false);
    perNeuron("sig", experiment.noise().sig(), true);
  }

  private void wholeNumbers() {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind() == ParameterSpec.Kind.INTEGER) {
        double value = value(spec.key());
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        require(whole || Double.isNaN(value), spec.key(), "must be a whole number");
      }
    }
  }

  private void choices() {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind() == ParameterSpec.Kind.CHOICE && !spec.choices().contains(evaluator.text(spec.key()))) {
        require(false, spec.key(), "must be one of " + String.join(", ", spec.choices()));
      }
    }
  }

  private void sizes(ExperimentConfig experiment) {
    int neurons = experiment.population().neurons();
    require(neurons >= 1, "Ncells", "must be at least 1");
    require(
        value("Ne") + value("Ni") == neurons,
        "Ni",
        "Ne + Ni must be Ncells = %d and is %s".formatted(neurons, plain(value("Ne") + value("Ni"))));
    require(2L * experiment.synapses().k() <= neurons - 1, "K", "2 K partners must exist among the other " + (neurons - 1) + " neurons");
    require(experiment.u0Neurons() >= 1, "u0_ncells", "must be at least 1");
    require(experiment.exampleNeurons() >= 1, "example_neurons", "must be at least 1");
  }

  private void notInThisVersion() {
    require(value("LX") == 0, "LX", "feed-forward neurons are not in this version; must be 0");
    require(value("PScale") == 1, "PScale", "must be 1 for a floating-point P");
  }

  private void steps() {
    double dt = value("dt");
    for (String key : WHOLE_STEPS) {
      double ratio = value(key) / dt;
      boolean whole = Math.abs(ratio - Math.rint(ratio)) <= RELATIVE_ERROR * Math.max(1, Math.abs(ratio));
      require(whole, key, "must be a whole multiple of dt = " + plain(dt) + " ms");
    }
    double perMs = Math.max(1, Math.rint(1 / dt));
    boolean divides = Math.abs(perMs * dt - 1) < RELATIVE_ERROR || (dt >= 1 && dt == Math.rint(dt));
    require(divides, "dt", "must divide 1 ms, or be a whole number of ms");
  }

  private void times(TimeConfig time) {
    double steps = Math.rint(time.trainTimeMs() / time.dtMs());
    if (!(steps < MOST_STEPS)) {
      require(false, "train_duration", "a trial must have fewer than " + MOST_STEPS + " steps and has " + plain(steps));
      return;
    }
    require(time.stimOnMs() <= time.stimOffMs(), "stim_on", "must not be after stim_off = " + plain(time.stimOffMs()) + " ms");
    require(time.delay() >= 1, "synaptic_delay", "must be at least dt = " + plain(time.dtMs()) + " ms");
    require(
        time.initialSkip() < time.steps() - 1,
        "u0_skip_time",
        "must be shorter than a trial, stim_off + train_duration = " + plain(time.trainTimeMs()) + " ms");
    int updates = time.steps() / time.learnEvery() - time.stimOff() / time.learnEvery();
    require(
        updates == time.targetRows() && updates >= 1,
        "learn_every",
        "a trial would have %d updates of the weights and %d rows of targets; stim_off and train_duration must be multiples of it"
            .formatted(updates, time.targetRows()));
  }

  private void perNeuron(String key, NeuronValues values, boolean zeroAllowed) {
    double least =
        switch (values) {
          case NeuronValues.Uniform(double value) -> value;
          case NeuronValues.Listed(List<Double> list) -> list.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
          case NeuronValues.UniformRange(double min, double _) -> min;
          case NeuronValues.Normal(double mean, double sd, double min, double _) ->
              sd == 0 ? mean : Double.isInfinite(min) ? -1 : min;
          case NeuronValues.Dataset _ -> 1;
        };
    require(!(least < 0 || (least == 0 && !zeroAllowed)), key, zeroAllowed ? "no value may be negative" : "every value must be positive");
  }

  private double value(String key) {
    return evaluator.number(key);
  }

  private void require(boolean holds, String key, String rule) {
    if (!holds) {
      problems.add(key, shown(key), rule, evaluator.place(key));
    }
  }

  /** What the user wrote, and what it comes to where that is not the same. */
  private String shown(String key) {
    ParameterSpec spec = ParameterCatalog.get(key);
    String text = evaluator.text(key);
    if (!spec.kind().numeric() || Double.isNaN(value(key))) {
      return text;
    }
    String evaluated = (plain(value(key)) + " " + spec.kind().unit()).strip();
    return text.equals(evaluated) || text.equals(plain(value(key))) ? evaluated : text + " = " + evaluated;
  }

  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
  }
}
