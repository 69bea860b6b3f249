package io.entrain.config;

import java.util.List;

/** What has to hold between the sizes of populations, the numbers of inputs and the weights, and for the arguments of generators. */
final class NetworkRules {
  private final Requirements requirements;

  NetworkRules(Requirements requirements) {
    this.requirements = requirements;
  }

  /** Notes every rule that does not hold. */
  void check(ExperimentConfig experiment) {
    populations();
    if (experiment.staticWiring().plugin().equals(ArgumentCatalog.STATIC_WIRING)) {
      probabilities();
      staticWiring(experiment.synapses().k(), arguments("static_wiring", experiment.staticWiring()));
    }
    if (experiment.plasticWiring().plugin().equals(ArgumentCatalog.PLASTIC_WIRING)) {
      plasticWiring(experiment.population(), experiment.plasticWiring());
    }
    if (experiment.stimulus().plugin().equals(ArgumentCatalog.STIMULUS)) {
      noisePath(arguments("stimulus", experiment.stimulus()));
    }
    if (experiment.targets().plugin().equals(ArgumentCatalog.TARGETS)) {
      noisePath(arguments("targets", experiment.targets()));
      arguments("targets", experiment.targets()).require("period", period -> period > 0, "must be positive");
    }
  }

  private void populations() {
    if (requirements.known("Ncells", "Ne", "Ni")) {
      double sum = value("Ne") + value("Ni");
      String key = requirements.isDefault("Ni") ? "Ne" : "Ni";
      String rule = "Ne + Ni must be Ncells = %s and is %s".formatted(plain(value("Ncells")), plain(sum));
      requirements.require(sum == value("Ncells"), key, rule);
    }
  }

  private void probabilities() {
    String one = "must be pree = %s, since the default static wiring has one probability".formatted(plain(value("pree")));
    for (String key : List.of("prie", "prei", "prii")) {
      requirements.require(!requirements.known("pree") || value(key) == value("pree"), key, one);
    }
  }

  private void staticWiring(int k, ArgumentRequirements wiring) {
    if (!requirements.known("K", "Ncells")) {
      return;
    }
    double others = value("Ncells") - 1;
    requirements.require(2L * k <= others, "K", "2 K partners must exist among the other " + plain(others) + " neurons");
    wiring.require("K", value -> value == k, "must be K = " + k);
    if (k > 0) {
      wiring.requireFinite("jee", "jie", "jei", "jii");
    }
  }

  private void plasticWiring(PopulationConfig population, PluginConfig plugin) {
    ArgumentRequirements wiring = arguments("plastic_wiring", plugin);
    wiring.require("frac", share -> share >= 0 && share <= 1, "must be between 0 and 1");
    if (plugin.args().get("frac") instanceof Double share && requirements.known("Ncells", "Ne")) {
      inputs("Lexc", Math.rint(share * population.excitatory()), "excitatory", wiring);
      inputs("Linh", Math.rint(share * population.inhibitory()), "inhibitory", wiring);
    }
    if (number(plugin, "Lexc") > 0) {
      wiring.requireFinite("wpee", "wpie");
    }
    if (number(plugin, "Linh") > 0) {
      wiring.requireFinite("wpei", "wpii");
    }
  }

  private static void inputs(String name, double candidates, String population, ArgumentRequirements wiring) {
    wiring.require(name, count -> count >= 0 && count == Math.rint(count), "must be a whole number and not negative");
    wiring.require(name, count -> count <= candidates, "must be at most the %s %s candidates".formatted(plain(candidates), population));
  }

  private static void noisePath(ArgumentRequirements path) {
    path.require("b", rate -> rate >= 0, "must not be negative");
    path.require("sig", strength -> strength >= 0, "must not be negative");
  }

  private ArgumentRequirements arguments(String block, PluginConfig plugin) {
    return new ArgumentRequirements(requirements, block, plugin);
  }

  private static double number(PluginConfig plugin, String name) {
    return plugin.args().get(name) instanceof Double value ? value : Double.NaN;
  }

  private double value(String key) {
    return requirements.value(key);
  }

  private static String plain(double value) {
    return ValueText.plain(value);
  }
}
