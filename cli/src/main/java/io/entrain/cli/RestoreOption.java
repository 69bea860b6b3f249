package io.entrain.cli;

import io.entrain.checkpoint.RestorePoint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which checkpoint is meant: its loop, {@code best} or {@code latest}. */
final class RestoreOption implements ITypeConverter<RestorePoint> {
  @Override
  public RestorePoint convert(String text) {
    return switch (text) {
      case "latest" -> new RestorePoint.Latest();
      case "best" -> new RestorePoint.Best();
      default -> {
        try {
          int loop = Integer.parseInt(text);
          if (loop >= 1) {
            yield new RestorePoint.Loop(loop);
          }
        } catch (NumberFormatException e) {
          throw wrong(text);
        }
        throw wrong(text);
      }
    };
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException("'" + text + "' must be the number of a loop, 'best' or 'latest'");
  }
}
