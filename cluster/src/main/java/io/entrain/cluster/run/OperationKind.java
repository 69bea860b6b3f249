package io.entrain.cluster.run;

import java.util.Locale;

/** What people can ask for that takes a while. */
public enum OperationKind {
  CHECKPOINT,
  PAUSE,
  RESUME,
  STOP,
  CANCEL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
