package io.entrain.cli;

import io.entrain.checkpoint.RestorePoint;

/** Checkpoints, and how options name them. */
final class RestorePoints {
  private RestorePoints() {}

  /** The checkpoint of an option; null where it was not given. */
  static RestorePoint point(RestoreOption option) {
    return option == null
        ? null
        : switch (option.text()) {
          case RestoreOption.LATEST -> new RestorePoint.Latest();
          case RestoreOption.BEST -> new RestorePoint.Best();
          default -> new RestorePoint.Loop(Integer.parseInt(option.text()));
        };
  }

  /** The checkpoint as the option has it. */
  static String name(RestorePoint point) {
    return switch (point) {
      case RestorePoint.Latest _ -> RestoreOption.LATEST;
      case RestorePoint.Best _ -> RestoreOption.BEST;
      case RestorePoint.Loop(int loop) -> Integer.toString(loop);
    };
  }
}
