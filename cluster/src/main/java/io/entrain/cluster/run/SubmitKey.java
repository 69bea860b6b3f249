package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import java.util.regex.Pattern;

/** Chosen by who submits a run, so that submitting again what may have been lost on the way starts nothing twice. */
public record SubmitKey(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /**
   * @throws ConfigException if it is of another form
   */
  public SubmitKey {
    if (!FORM.matcher(value).matches()) {
      throw new ConfigException("submit key = " + Quoted.of(value) + ": must be 1 to 128 printable ASCII characters, no spaces");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
