package io.entrain.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Locale;

/** Makes the records that the engine reads out of evaluated parameters. */
final class ExperimentAssembler {
  private final Evaluator evaluator;
  private final PerNeuronParameter tauPlas;
  private final PerNeuronParameter sig;
  private final PluginBlock staticWiring;
  private final PluginBlock plasticWiring;
  private final PluginBlock stimulus;
  private final PluginBlock targets;

  /** Reads what is more than one number; problems are noted. */
  ExperimentAssembler(Config config, Evaluator evaluator, Problems problems, Path directory) {
    this.evaluator = evaluator;
    PerNeuronReader perNeuron = new PerNeuronReader(evaluator, directory);
    PluginReader plugins = new PluginReader(config, evaluator, problems, directory);
    int neurons = integer("Ncells");
    tauPlas = perNeuron.read("tau_plas", neurons);
    sig = perNeuron.read("sig", neurons);
    staticWiring = plugins.read("static_wiring");
    plasticWiring = plugins.read("plastic_wiring");
    stimulus = plugins.read("stimulus");
    targets = plugins.read("targets");
  }

  /** The experiment; parts that have problems hold any value. */
  ExperimentConfig experiment(long seed, String digest) {
    return new ExperimentConfig(
        time(),
        new PopulationConfig(integer("Ncells"), integer("Ne")),
        new LifConfig(number("vre"), number("threshe"), number("threshi"), number("tau_meme"), number("tau_memi")),
        new SynapseConfig(
            number("tau_bale"), number("tau_bali"), tauPlas.values(), integer("K"), number("X_bale"), number("X_bali")),
        new NoiseConfig(choice("noise_model", NoiseModel.class), sig.values()),
        new LearningConfig(
            number("penlambda"), number("penlamFF"), number("penmu"), evaluator.text("benchmark").equals("true"), correlationVariable()),
        new NumericsConfig(choice("FloatPrecision", Precision.class), choice("PPrecision", Precision.class)),
        staticWiring.config(),
        plasticWiring.config(),
        stimulus.config(),
        targets.config(),
        Math.min(integer("u0_ncells"), integer("Ncells")),
        Math.min(integer("example_neurons"), integer("Ncells")),
        seed,
        digest);
  }

  /** All parameters as people read them. */
  ParameterTable table(ExperimentConfig experiment) {
    return new ParameterTable(evaluator)
        .parameters(experiment)
        .add(tauPlas.parameters())
        .add(sig.parameters())
        .add(staticWiring.parameters())
        .add(plasticWiring.parameters())
        .add(stimulus.parameters())
        .add(targets.parameters())
        .steps(experiment.time());
  }

  private TimeConfig time() {
    return new TimeConfig(
        number("dt"),
        number("stim_on"),
        number("stim_off"),
        number("train_duration"),
        number("learn_every"),
        number("wid"),
        number("refrac"),
        number("u0_skip_time"),
        number("synaptic_delay"));
  }

  private double number(String key) {
    return evaluator.number(key);
  }

  private int integer(String key) {
    return (int) evaluator.number(key);
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type) {
    String text = evaluator.text(key).toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    return type.getEnumConstants()[0];
  }

  private CorrelationVariable correlationVariable() {
    if (evaluator.text("correlation_var").equals("automatic")) {
      return integer("K") > 0 ? CorrelationVariable.UTOTAL : CorrelationVariable.UPLASTIC;
    }
    return choice("correlation_var", CorrelationVariable.class);
  }
}
