package io.entrain.config;

import io.entrain.config.ParameterSpec.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every parameter that there is. Their defaults and meaning stand in {@code reference-parameters.conf}. */
final class ParameterCatalog {
  /** Blocks that choose a generator. */
  static final Set<String> PLUGINS = Set.of("static_wiring", "plastic_wiring", "stimulus", "targets");

  private static final Map<String, ParameterSpec> SPECS = new LinkedHashMap<>();

  static {
    add(Kind.SEED, "seed");
    add(Kind.TIME, "dt", "train_duration", "stim_on", "stim_off", "train_time", "u0_skip_time", "wid", "refrac");
    add(Kind.TIME, "learn_every", "synaptic_delay", "tau_bale", "tau_bali", "tau_meme", "tau_memi", "PHistory");
    add(Kind.INTEGER, "Ncells", "Ne", "Ni", "K", "L", "Lexc", "Linh", "LX", "u0_ncells", "example_neurons", "PScale");
    add(Kind.NUMBER, "vre", "threshe", "threshi", "pree", "prie", "prei", "prii", "sqrtK", "g");
    add(Kind.CHARGE, "je", "ji", "jee", "jie", "jei", "jii", "wpee", "wpie", "wpei", "wpii");
    add(Kind.NUMBER, "jx", "X_bale", "X_bali", "penlambda", "penlamFF", "penmu", "wpscale", "wpX", "frac");
    add(Kind.RATE, "maxrate");
    add(Kind.TIME_PER_NEURON, "tau_plas");
    add(Kind.NUMBER_PER_NEURON, "sig");
    add(Kind.BOOLEAN, "benchmark");
    choice("correlation_var", "automatic", "utotal", "uplastic");
    choice("noise_model", "voltage", "current");
    choice("FloatPrecision", "float32", "float64");
    choice("PPrecision", "float32", "float64");
    choice("PType", "symmetric");
    choice("PCompute", "fast");
    choice("cell_model", "lif");
  }

  private ParameterCatalog() {}

  static ParameterSpec get(String key) {
    return SPECS.get(key);
  }

  static Collection<ParameterSpec> all() {
    return SPECS.values();
  }

  static Set<String> keys() {
    return SPECS.keySet();
  }

  /** The known key that is spelled most like {@code key}, or null if none is near. */
  static String nearest(String key) {
    String best = null;
    int bestDistance = 3;
    for (String known : SPECS.keySet()) {
      int distance = distance(key.toLowerCase(java.util.Locale.ROOT), known.toLowerCase(java.util.Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = known;
      }
    }
    return best;
  }

  /** Edit distance of Levenshtein. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  private static void add(Kind kind, String... keys) {
    for (String key : keys) {
      SPECS.put(key, new ParameterSpec(key, kind, List.of()));
    }
  }

  private static void choice(String key, String... choices) {
    SPECS.put(key, new ParameterSpec(key, Kind.CHOICE, List.of(choices)));
  }
}
