package io.entrain.config;

import static io.entrain.config.ParameterKind.CHARGE;
import static io.entrain.config.ParameterKind.CHOICE;
import static io.entrain.config.ParameterKind.DIFFUSION;
import static io.entrain.config.ParameterKind.INTEGER;
import static io.entrain.config.ParameterKind.NUMBER;
import static io.entrain.config.ParameterKind.RATE;
import static io.entrain.config.ParameterKind.TIME;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments of the generators that are the defaults; those of others are known to nobody but their authors. */
final class ArgumentCatalog {
  static final String STATIC_WIRING = "io.entrain.network.FixedOutDegreeStaticWiring";
  static final String PLASTIC_WIRING = "io.entrain.network.MostActivePlasticWiring";
  static final String STIMULUS = "io.entrain.input.OrnsteinUhlenbeckStimulus";
  static final String TARGETS = "io.entrain.input.SinusoidTargets";

  private static final Map<String, Map<String, ParameterSpec>> ARGUMENTS =
      Map.of(
          STATIC_WIRING,
          specs(Map.of("K", INTEGER, "jee", CHARGE, "jie", CHARGE, "jei", CHARGE, "jii", CHARGE)),
          PLASTIC_WIRING,
          specs(
              Map.of(
                  "Lexc", INTEGER, "Linh", INTEGER, "frac", NUMBER, "wpee", CHARGE, "wpie", CHARGE, "wpei", CHARGE, "wpii", CHARGE)),
          STIMULUS,
          specs(Map.of("mu", NUMBER, "b", RATE, "sig", DIFFUSION)),
          TARGETS,
          specs(Map.of("Amp", NUMBER, "period", TIME, "biasType", CHOICE, "mu", NUMBER, "b", RATE, "sig", DIFFUSION)));

  private ArgumentCatalog() {}

  /** The arguments of a generator by name, or null if they are not known. */
  static Map<String, ParameterSpec> of(String plugin) {
    return ARGUMENTS.get(plugin);
  }

  private static Map<String, ParameterSpec> specs(Map<String, ParameterKind> kinds) {
    Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    kinds.forEach((name, kind) -> specs.put(name, new ParameterSpec(name, kind, choices(name), List.of())));
    return specs;
  }

  private static List<String> choices(String name) {
    return name.equals("biasType") ? List.of("zero", "ou", "ramping") : List.of();
  }
}
