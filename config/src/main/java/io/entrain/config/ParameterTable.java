package io.entrain.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists evaluated parameters for people. A value is shown as the engine uses it, however it was written. */
final class ParameterTable {
  private final Evaluator evaluator;
  private final List<Parameter> parameters = new ArrayList<>();

  ParameterTable(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The list; the seed, which is told by {@code origin}, comes first. */
  List<Parameter> list(String seed, String origin) {
    List<Parameter> list = new ArrayList<>();
    list.add(new Parameter("seed", seed, "", origin));
    list.addAll(parameters);
    return List.copyOf(list);
  }

  /** Adds all that is one number or one word. */
  ParameterTable parameters(ExperimentConfig experiment) {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind() != ParameterKind.SEED && !spec.kind().perNeuron()) {
        String origin = evaluator.provenance().origin(spec.key());
        parameters.add(new Parameter(spec.key(), value(spec, experiment), spec.kind().unit(), origin));
      }
    }
    return this;
  }

  ParameterTable add(List<Parameter> more) {
    parameters.addAll(more);
    return this;
  }

  /** Adds the durations in steps. */
  ParameterTable steps(TimeConfig time) {
    derived("steps.Nsteps", time.steps());
    derived("steps.stimOn", time.stimOn());
    derived("steps.stimOff", time.stimOff());
    derived("steps.learn", time.learnEvery());
    derived("steps.refrac", time.refractory());
    derived("steps.wid", time.halfWindow());
    derived("steps.delay", time.delay());
    derived("steps.u0Skip", time.initialSkip());
    derived("steps.perMs", time.samplePeriod());
    derived("nLearn", time.targetRows());
    return this;
  }

  private void derived(String key, int value) {
    parameters.add(new Parameter(key, String.valueOf(value), "", Parameter.DERIVED));
  }

  private String value(ParameterSpec spec, ExperimentConfig experiment) {
    return switch (spec.key()) {
      case "correlation_var" -> experiment.learning().correlationVar().name().toLowerCase(Locale.ROOT);
      case "u0_ncells" -> String.valueOf(experiment.u0Neurons());
      case "example_neurons" -> String.valueOf(experiment.exampleNeurons());
      default -> spec.kind().numeric() ? ValueText.plain(evaluator.number(spec.key())) : evaluator.text(spec.key());
    };
  }
}
