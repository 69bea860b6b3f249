package io.entrain.config;

/**
 * Notes the rules that parameters break: one for each parameter, and none for those that have no value or were computed from one that
 * breaks a rule, since their cause has been told.
 */
final class Requirements {
  private final Evaluator evaluator;

  Requirements(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Value of a parameter that is one number; NaN if it has none. */
  double value(String key) {
    return evaluator.number(key);
  }

  /** Whether nothing is wrong with these parameters so far. */
  boolean known(String... keys) {
    return evaluator.known(keys);
  }

  boolean isDefault(String key) {
    return evaluator.provenance().isDefault(key);
  }

  /** Notes {@code key = value: rule (place)} unless {@code holds}. */
  void require(boolean holds, String key, String rule) {
    if (!holds) {
      evaluator.refuse(key, shown(key), rule);
    }
  }

  /** What the user wrote, and what it comes to where that is not the same. */
  private String shown(String key) {
    ParameterSpec spec = ParameterCatalog.get(key);
    String text = evaluator.text(key);
    if (spec == null || !spec.kind().numeric()) {
      return text;
    }
    String unit = spec.kind().unit();
    String evaluated = ValueText.withUnit(value(key), unit);
    String number = text.endsWith(unit) ? text.substring(0, text.length() - unit.length()).strip() : text;
    return ValueText.isNumber(number) && Double.parseDouble(number) == value(key)
        ? (number + " " + unit).strip()
        : text + " = " + evaluated;
  }
}
