package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.config.ConfigException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The fields of a file that was read. Whatever is missing, of another type or out of range is damage. */
final class JsonFields {
  private final Path file;
  private final ObjectNode node;

  JsonFields(Path file, ObjectNode node) {
    this.file = file;
    this.node = node;
  }

  /** Makes of a field's text what it stands for. */
  @FunctionalInterface
  interface Meaning<T> {
    T of(String text);
  }

  String text(String name) throws DamageException {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw wrong(name);
    }
    return value.textValue();
  }

  boolean flag(String name) throws DamageException {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw wrong(name);
    }
    return value.booleanValue();
  }

  int integer(String name) throws DamageException {
    return Math.toIntExact(longInteger(name, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  long longInteger(String name) throws DamageException {
    return longInteger(name, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A number; NaN for null. */
  double real(String name) throws DamageException {
    JsonNode value = node.path(name);
    if (value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber()) {
      throw wrong(name);
    }
    return value.doubleValue();
  }

  Duration duration(String name) throws DamageException {
    return read(name, Duration::parse);
  }

  Instant instant(String name) throws DamageException {
    return read(name, Instant::parse);
  }

  /** Null for null. */
  Instant instantOrNull(String name) throws DamageException {
    return node.path(name).isNull() ? null : instant(name);
  }

  /** A field of text with a meaning. */
  <T> T read(String name, Meaning<T> meaning) throws DamageException {
    String text = text(name);
    try {
      return meaning.of(text);
    } catch (IllegalArgumentException | DateTimeException | ConfigException e) {
      throw new DamageException(file, "its field " + name + " is " + Quoted.of(text), e);
    }
  }

  DamageException damage(String problem, Throwable cause) {
    return new DamageException(file, problem, cause);
  }

  private long longInteger(String name, long least, long most) throws DamageException {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw wrong(name);
    }
    return value.longValue();
  }

  private DamageException wrong(String name) {
    return new DamageException(file, "its field " + name + " is " + (node.has(name) ? Quoted.of(node.get(name).toString()) : "missing"));
  }
}
