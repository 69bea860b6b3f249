package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists evaluated parameters for people. */
final class ParameterTable {
  private final Config config;
  private final Evaluator evaluator;
  private final List<Parameter> parameters = new ArrayList<>();

  ParameterTable(Config config, Evaluator evaluator) {
    this.config = config;
    this.evaluator = evaluator;
  }

  List<Parameter> list(ExperimentConfig experiment, String seedOrigin) {
    parameters.add(new Parameter("seed", String.valueOf(experiment.seed()), "", seedOrigin));
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind() != ParameterSpec.Kind.SEED) {
        parameters.add(new Parameter(spec.key(), value(spec), spec.kind().unit(), evaluator.place(spec.key())));
      }
    }
    plugin("static_wiring", experiment.staticWiring());
    plugin("plastic_wiring", experiment.plasticWiring());
    plugin("stimulus", experiment.stimulus());
    plugin("targets", experiment.targets());
    derived(experiment.time());
    return List.copyOf(parameters);
  }

  private String value(ParameterSpec spec) {
    ConfigValue value = evaluator.value(spec.key());
    boolean number = spec.kind().numeric() || (spec.kind().perNeuron() && isOneNumber(value));
    return number ? ExperimentRules.plain(evaluator.number(spec.key())) : value.render(ConfigRenderOptions.concise()).replace("\"", "");
  }

  private static boolean isOneNumber(ConfigValue value) {
    return switch (value.unwrapped()) {
      case Number _ -> true;
      case String text -> !text.contains(":/");
      default -> false;
    };
  }

  private void plugin(String block, PluginConfig plugin) {
    parameters.add(new Parameter(block + ".plugin", plugin.plugin(), "", Problems.place(config.getValue(block + ".plugin").origin())));
    Map<String, Object> sorted = new TreeMap<>(plugin.args());
    for (String key : new TreeSet<>(sorted.keySet())) {
      Object value = sorted.get(key);
      String text = value instanceof Double number ? ExperimentRules.plain(number) : String.valueOf(value);
      String origin = Problems.place(config.getObject(block + ".args").get(key).origin());
      parameters.add(new Parameter(block + ".args." + key, text, "", origin));
    }
  }

  private void derived(TimeConfig time) {
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
  }

  private void derived(String key, int value) {
    parameters.add(new Parameter(key, String.valueOf(value), "", "derived"));
  }
}
