package io.entrain.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which checkpoint is meant, as people write it.
 *
 * @param text number of its loop, {@code best} or {@code latest}
 */
record RestoreOption(String text) {
  static final String BEST = "best";
  static final String LATEST = "latest";

  /** Reads the option. */
  static final class Converter implements ITypeConverter<RestoreOption> {
    @Override
    public RestoreOption convert(String text) {
      if (text.equals(BEST) || text.equals(LATEST) || text.matches("[1-9]\\d{0,8}")) {
        return new RestoreOption(text);
      }
      throw new TypeConversionException("'" + text + "' must be the number of a loop, 'best' or 'latest'");
    }
  }
}
