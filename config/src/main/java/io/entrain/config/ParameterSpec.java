package io.entrain.config;

import java.util.List;

/**
 * What a parameter may be.
 *
 * @param key its name
 * @param kind its type
 * @param choices allowed values of a choice; empty for other kinds
 */
record ParameterSpec(String key, Kind kind, List<String> choices) {
  /** Types of parameters. */
  enum Kind {
    TIME,
    RATE,
    NUMBER,
    INTEGER,
    CHARGE,
    BOOLEAN,
    CHOICE,
    TEXT,
    SEED,
    TIME_PER_NEURON,
    NUMBER_PER_NEURON;

    int halfPowers() {
      return switch (this) {
        case TIME, CHARGE, TIME_PER_NEURON -> Quantity.TIME;
        case RATE -> Quantity.RATE;
        default -> Quantity.NUMBER;
      };
    }

    /** Unit that a number without one is taken to have, and in which the value is shown. */
    String unit() {
      return switch (this) {
        case TIME, CHARGE, TIME_PER_NEURON -> "ms";
        case RATE -> "1/ms";
        default -> "";
      };
    }

    boolean numeric() {
      return switch (this) {
        case TIME, RATE, NUMBER, INTEGER, CHARGE -> true;
        default -> false;
      };
    }

    boolean perNeuron() {
      return this == TIME_PER_NEURON || this == NUMBER_PER_NEURON;
    }
  }
}
