package io.entrain.config;

import java.util.List;

/**
 * What a parameter may be.
 *
 * @param key its name
 * @param kind its type
 * @param choices allowed values of a choice; empty for other kinds
 * @param later values of a choice that this version does not have
 */
record ParameterSpec(String key, ParameterKind kind, List<String> choices, List<String> later) {
  ParameterSpec(String key, ParameterKind kind) {
    this(key, kind, List.of(), List.of());
  }

  /**
   * Checks a value of a choice.
   *
   * @throws ValueException if it is none of the choices
   */
  void requireChoice(String text) throws ValueException {
    if (!choices.contains(text)) {
      String rule = choices.size() == 1 ? "must be " + choices.getFirst() : "must be one of " + String.join(", ", choices);
      throw new ValueException(later.contains(text) ? "is not in this version; " + rule : rule);
    }
  }
}
