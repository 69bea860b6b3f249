package io.entrain.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers that have a smallest value. */
abstract class WholeNumber implements ITypeConverter<Integer> {
  private final int smallest;
  private final String rule;

  private WholeNumber(int smallest, String rule) {
    this.smallest = smallest;
    this.rule = rule;
  }

  @Override
  public Integer convert(String text) {
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new TypeConversionException("'" + text + "' must be a whole number");
    }
    if (number < smallest) {
      throw new TypeConversionException("'" + text + "' " + rule);
    }
    return number;
  }

  /** Numbers from 1. */
  static final class Positive extends WholeNumber {
    Positive() {
      super(1, "must be at least 1");
    }
  }

  /** Numbers from 0. */
  static final class NotNegative extends WholeNumber {
    NotNegative() {
      super(0, "must not be negative");
    }
  }
}
