package io.entrain.config;

/** Types of parameters. A charge (current times time) counts as a time, since currents have the unit of the threshold. */
enum ParameterKind {
  TIME(Quantity.TIME, "ms"),
  CHARGE(Quantity.TIME, "ms"),
  RATE(Quantity.RATE, "1/ms"),
  FREQUENCY(Quantity.RATE, "Hz"),
  DIFFUSION(Quantity.DIFFUSION, "1/sqrt(ms)"),
  NUMBER(Quantity.NUMBER, ""),
  INTEGER(Quantity.NUMBER, ""),
  TIME_PER_NEURON(Quantity.TIME, "ms"),
  NUMBER_PER_NEURON(Quantity.NUMBER, ""),
  BOOLEAN(Quantity.NUMBER, ""),
  CHOICE(Quantity.NUMBER, ""),
  SEED(Quantity.NUMBER, "");

  private static final double HZ_PER_KHZ = 1000;

  private final int halfPowers;
  private final String unit;

  ParameterKind(int halfPowers, String unit) {
    this.halfPowers = halfPowers;
    this.unit = unit;
  }

  /** Dimension, as in {@link Quantity#halfPowers()}. */
  int halfPowers() {
    return halfPowers;
  }

  /** Unit that a number without one is taken to have, and in which the value is shown. */
  String unit() {
    return unit;
  }

  /** Whether it is one number. */
  boolean numeric() {
    return switch (this) {
      case TIME, CHARGE, RATE, FREQUENCY, DIFFUSION, NUMBER, INTEGER -> true;
      case TIME_PER_NEURON, NUMBER_PER_NEURON, BOOLEAN, CHOICE, SEED -> false;
    };
  }

  /** Whether it is one number for the network or one for each neuron. */
  boolean perNeuron() {
    return this == TIME_PER_NEURON || this == NUMBER_PER_NEURON;
  }

  /** A number of {@link #unit()}. */
  Quantity quantity(double number) {
    return new Quantity(this == FREQUENCY ? number / HZ_PER_KHZ : number, halfPowers);
  }

  /** How many of {@link #unit()} a quantity of this dimension is. */
  double number(Quantity quantity) {
    return this == FREQUENCY ? quantity.value() * HZ_PER_KHZ : quantity.value();
  }
}
