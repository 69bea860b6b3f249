package io.entrain.config;

import static io.entrain.config.ParameterKind.BOOLEAN;
import static io.entrain.config.ParameterKind.CHARGE;
import static io.entrain.config.ParameterKind.CHOICE;
import static io.entrain.config.ParameterKind.FREQUENCY;
import static io.entrain.config.ParameterKind.INTEGER;
import static io.entrain.config.ParameterKind.NUMBER;
import static io.entrain.config.ParameterKind.NUMBER_PER_NEURON;
import static io.entrain.config.ParameterKind.SEED;
import static io.entrain.config.ParameterKind.TIME;
import static io.entrain.config.ParameterKind.TIME_PER_NEURON;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every parameter that there is. Their defaults and meaning stand in {@code reference-parameters.conf}. */
final class ParameterCatalog {
  /** Blocks that choose a generator. */
  static final List<String> PLUGINS = List.of("static_wiring", "plastic_wiring", "stimulus", "targets");

  private static final Set<String> WITHOUT_EFFECT = Set.of("example_neurons", "maxrate");
  private static final Map<String, ParameterSpec> SPECS = new LinkedHashMap<>();

  static {
    add(SEED, "seed");
    add(TIME, "dt", "train_duration", "stim_on", "stim_off", "train_time", "u0_skip_time", "wid", "refrac");
    add(TIME, "learn_every", "synaptic_delay", "tau_bale", "tau_bali", "tau_meme", "tau_memi", "PHistory");
    add(INTEGER, "Ncells", "Ne", "Ni", "K", "L", "Lexc", "Linh", "LX", "u0_ncells", "example_neurons", "PScale");
    add(NUMBER, "vre", "threshe", "threshi", "pree", "prie", "prei", "prii", "sqrtK", "g");
    add(CHARGE, "je", "ji", "jee", "jie", "jei", "jii", "wpee", "wpie", "wpei", "wpii");
    add(NUMBER, "jx", "X_bale", "X_bali", "penlambda", "penlamFF", "penmu", "wpscale", "wpX", "frac");
    add(FREQUENCY, "maxrate");
    add(TIME_PER_NEURON, "tau_plas");
    add(NUMBER_PER_NEURON, "sig");
    add(BOOLEAN, "benchmark");
    choice("correlation_var", List.of("automatic", "utotal", "uplastic"), List.of());
    choice("noise_model", List.of("voltage", "current"), List.of());
    choice("cell_model", List.of("lif"), List.of("glif1", "glif2", "glif3", "glif4", "glif5"));
    choice("choose_task", List.of("in_turn"), List.of("random"));
    choice("FloatPrecision", List.of("float32", "float64"), List.of("float16", "bfloat16"));
    choice("PPrecision", List.of("float32", "float64"), List.of("float16", "bfloat16", "int8", "int16", "int32"));
    choice("PType", List.of("symmetric"), List.of("array", "packed"));
    choice("PCompute", List.of("fast"), List.of("small"));
  }

  private ParameterCatalog() {}

  /** What the parameter {@code key} may be, or null if there is none of this name. */
  static ParameterSpec get(String key) {
    return SPECS.get(key);
  }

  static Collection<ParameterSpec> all() {
    return SPECS.values();
  }

  static Set<String> keys() {
    return SPECS.keySet();
  }

  /** Whether a change of the parameter may change a result. */
  static boolean hasEffect(String key) {
    return !WITHOUT_EFFECT.contains(key);
  }

  private static void add(ParameterKind kind, String... keys) {
    for (String key : keys) {
      SPECS.put(key, new ParameterSpec(key, kind));
    }
  }

  private static void choice(String key, List<String> choices, List<String> later) {
    SPECS.put(key, new ParameterSpec(key, CHOICE, choices, later));
  }
}
