package io.entrain.config;

import java.util.function.DoublePredicate;

/** Notes the rules that the arguments of one generator break. */
final class ArgumentRequirements {
  private final Requirements requirements;
  private final String block;
  private final PluginConfig plugin;

  ArgumentRequirements(Requirements requirements, String block, PluginConfig plugin) {
    this.requirements = requirements;
    this.block = block;
    this.plugin = plugin;
  }

  /** Notes {@code rule} unless the number {@code name} fulfils it; where the argument is the parameter of its name, at that parameter. */
  void require(String name, DoublePredicate holds, String rule) {
    if (plugin.args().get(name) instanceof Double value && !holds.test(value)) {
      String argument = block + ".args." + name;
      boolean passedOn = requirements.isDefault(argument) && ParameterCatalog.get(name) != null;
      requirements.require(false, passedOn ? name : argument, rule);
    }
  }

  /** Notes every argument that is infinite or no number. */
  void requireFinite(String... names) {
    for (String name : names) {
      require(name, Double::isFinite, "must be finite");
    }
  }
}
