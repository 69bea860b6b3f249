package io.entrain.config;

import com.typesafe.config.Config;
import io.entrain.config.ParameterSpec.Kind;
import java.nio.file.Path;
import java.util.Locale;

/** Makes the records that the engine reads out of evaluated parameters. */
final class ExperimentAssembler {
  private final Config config;
  private final Evaluator evaluator;
  private final Problems problems;
  private final Path directory;

  ExperimentAssembler(Config config, Evaluator evaluator, Problems problems, Path directory) {
    this.config = config;
    this.evaluator = evaluator;
    this.problems = problems;
    this.directory = directory;
  }

  ExperimentConfig assemble(long seed, String digest) {
    PluginReader plugins = new PluginReader(config, evaluator, problems, directory);
    PerNeuronReader perNeuron = new PerNeuronReader(evaluator, problems, directory);
    int neurons = integer("Ncells");
    return new ExperimentConfig(
        time(),
        new PopulationConfig(neurons, integer("Ne")),
        new LifConfig(number("vre"), number("threshe"), number("threshi"), number("tau_meme"), number("tau_memi")),
        new SynapseConfig(
            number("tau_bale"),
            number("tau_bali"),
            perNeuron.read("tau_plas", Kind.TIME_PER_NEURON, neurons),
            integer("K"),
            number("X_bale"),
            number("X_bali")),
        new NoiseConfig(choice("noise_model", NoiseModel.class), perNeuron.read("sig", Kind.NUMBER_PER_NEURON, neurons)),
        new LearningConfig(
            number("penlambda"), number("penlamFF"), number("penmu"), flag("benchmark"), correlationVariable()),
        new NumericsConfig(choice("FloatPrecision", Precision.class), choice("PPrecision", Precision.class)),
        plugins.read("static_wiring"),
        plugins.read("plastic_wiring"),
        plugins.read("stimulus"),
        plugins.read("targets"),
        integer("u0_ncells"),
        integer("example_neurons"),
        seed,
        digest);
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

  private boolean flag(String key) {
    String text = evaluator.text(key);
    if (!text.equals("true") && !text.equals("false")) {
      problems.add(key, text, "must be true or false", evaluator.place(key));
    }
    return text.equals("true");
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type) {
    String text = evaluator.text(key);
    if (!ParameterCatalog.get(key).choices().contains(text)) {
      return type.getEnumConstants()[0];
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private CorrelationVariable correlationVariable() {
    if (evaluator.text("correlation_var").equals("automatic")) {
      return integer("K") > 0 ? CorrelationVariable.UTOTAL : CorrelationVariable.UPLASTIC;
    }
    return choice("correlation_var", CorrelationVariable.class);
  }
}
