package io.entrain.cluster.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** JSON that carries a format version and a checksum over itself, so that damage is seen before anything is believed. */
final class StampedJson {
  private static final int FORMAT_VERSION = 1;
  private static final int LARGEST_BYTES = 1 << 20;
  private static final String VERSION = "format_version";
  private static final String CHECKSUM = "checksum";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StampedJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String render(ObjectNode content) {
    ObjectNode stamped = object().put(VERSION, FORMAT_VERSION);
    stamped.setAll(content);
    stamped.put(CHECKSUM, checksum(stamped));
    return stamped.toPrettyString() + "\n";
  }

  /**
   * Reads a file; empty if there is none.
   *
   * @throws DamageException if it is not what {@link #render} gave
   * @throws DataFileException if it was written by another release, or the file system cannot read it
   */
  static Optional<JsonFields> read(Path file) throws DamageException {
    byte[] bytes;
    try {
      bytes = readBounded(file);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read", IoFailures.reason(e), e);
    }
    return Optional.of(new JsonFields(file, parse(file, bytes)));
  }

  private static byte[] readBounded(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(LARGEST_BYTES);
    }
  }

  private static ObjectNode parse(Path file, byte[] bytes) throws DamageException {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new DamageException(file, "it is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new DamageException(file, "it is no text", e);
    }
    if (!(root instanceof ObjectNode stamped)) {
      throw new DamageException(file, bytes.length == 0 ? "it is empty" : "it is no JSON object");
    }
    requireVersion(file, stamped);
    JsonNode stated = stamped.remove(CHECKSUM);
    if (stated == null || !stated.isTextual() || !stated.textValue().equals(checksum(stamped))) {
      throw new DamageException(file, "it does not have the checksum that it states, or was changed by hand");
    }
    return stamped;
  }

  private static void requireVersion(Path file, ObjectNode stamped) throws DamageException {
    JsonNode version = stamped.get(VERSION);
    if (version == null || !version.isInt()) {
      throw new DamageException(file, "it states no format version");
    }
    if (version.intValue() != FORMAT_VERSION) {
      throw new DataFileException(file, "has format version " + version, "this release reads " + FORMAT_VERSION + " only");
    }
  }

  /** Of the content in its order, whatever the spacing. */
  private static String checksum(ObjectNode content) {
    CRC32C crc = new CRC32C();
    crc.update(content.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
