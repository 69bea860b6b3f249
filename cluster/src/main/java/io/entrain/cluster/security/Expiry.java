package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Whether a certificate can be used today, and for how long yet. */
final class Expiry {
  private static final Duration WARNED_BEFORE = Duration.ofDays(30);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Expiry() {}

  static String date(Instant instant) {
    return FORMAT.format(instant);
  }

  /**
   * Judges a certificate.
   *
   * @param file it comes from, for messages
   * @return a warning if fewer than 30 days are left
   * @throws ConfigException if it is expired or not valid yet
   */
  static Optional<String> check(Path file, X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    String subject = file + ": the certificate of " + certificate.getSubjectX500Principal();
    if (now.isBefore(begin)) {
      throw new ConfigException(subject + " is not valid before " + date(begin) + ": it is " + date(now) + " here; set the clock");
    }
    if (now.isAfter(end)) {
      throw new ConfigException(subject + " expired on " + date(end) + ": must be valid; make a new one by entrain certs");
    }
    Duration left = Duration.between(now, end);
    return left.compareTo(WARNED_BEFORE) < 0
        ? Optional.of(subject + " expires in " + left.toDays() + " days, on " + date(end) + "; make a new one by entrain certs")
        : Optional.empty();
  }
}
