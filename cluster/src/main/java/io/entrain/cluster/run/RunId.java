package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a run. Safe in file names and URLs. */
public record RunId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * @throws ConfigException if it is of another form
   */
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new ConfigException("run id = " + Quoted.of(value) + ": must be 1 to 64 of a-z, 0-9 and -, not beginning with -");
    }
  }

  /** A new one that tells when it was made, as {@code 20261124-101530-3fa9c2d1}. */
  public static RunId create(Instant now, RandomGenerator random) {
    return new RunId(TIME.format(now) + "-" + HexFormat.of().toHexDigits(random.nextInt()));
  }

  @Override
  public String toString() {
    return value;
  }
}
