package io.entrain.config;

/** What the user gave cannot be used. The message says key, value, rule and place, and is shown as it is. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
