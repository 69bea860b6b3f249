package io.entrain.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Parameter files to begin with, commented, ready to be written to {@link ConfigLoader#FILE_NAME}. */
public enum ConfigTemplate {
  /** Sets nothing, and shows the parameters that are changed most. */
  DEFAULTS,
  /** A small network that learns sinusoids in a few seconds. */
  QUICKSTART;

  /** The whole file. */
  public String text() {
    String name = "/io/entrain/config/template-%s.conf".formatted(name().toLowerCase(Locale.ROOT));
    try (InputStream in = ConfigTemplate.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
