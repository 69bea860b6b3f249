package io.entrain.verify;

import io.entrain.config.ConfigException;

/** What a case file asks for; the root attribute {@code kind}. */
enum CaseKind {
  TRAIN,
  TEST,
  INIT,
  RICCIARDI;

  static CaseKind of(String text) {
    return switch (text) {
      case "train" -> TRAIN;
      case "test" -> TEST;
      case "init" -> INIT;
      case "ricciardi" -> RICCIARDI;
      default -> throw new ConfigException("kind = " + text + ": must be one of train, test, init, ricciardi");
    };
  }
}
