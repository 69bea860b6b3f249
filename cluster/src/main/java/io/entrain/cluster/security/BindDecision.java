package io.entrain.cluster.security;

/** Whether a node may listen where it was told to. */
public sealed interface BindDecision {
  /** Yes. */
  record Allowed() implements BindDecision {}

  /**
   * Yes, since the user insists.
   *
   * @param warning to be printed and logged as it is, on several lines
   */
  record AllowedWithWarning(String warning) implements BindDecision {}

  /**
   * No; nothing may be bound.
   *
   * @param message key, value, rule and what to do
   */
  record Refused(String message) implements BindDecision {}
}
