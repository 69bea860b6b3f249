package io.entrain.cluster.run;

import io.entrain.checkpoint.RestorePoint;
import java.util.Optional;
import java.util.regex.Pattern;

/** Restore points in files and messages: {@code none}, {@code best}, {@code latest}, or the number of a loop. */
public final class RestorePointText {
  private static final Pattern LOOP = Pattern.compile("[1-9][0-9]{0,8}");

  private RestorePointText() {}

  /** {@code point}: null for none. */
  public static String of(RestorePoint point) {
    return switch (point) {
      case null -> "none";
      case RestorePoint.Loop(int loop) -> Integer.toString(loop);
      case RestorePoint.Best() -> "best";
      case RestorePoint.Latest() -> "latest";
    };
  }

  /** Inverse of {@link #of}, so null for {@code none}. Throws {@link IllegalArgumentException} for any other text. */
  public static RestorePoint parse(String text) {
    return switch (text) {
      case "none" -> null;
      case "best" -> new RestorePoint.Best();
      case "latest" -> new RestorePoint.Latest();
      default -> new RestorePoint.Loop(loop(text));
    };
  }

  private static int loop(String text) {
    return Optional.of(text)
        .filter(number -> LOOP.matcher(number).matches())
        .map(Integer::parseInt)
        .orElseThrow(() -> new IllegalArgumentException(Quoted.of(text) + " is no restore point"));
  }
}
