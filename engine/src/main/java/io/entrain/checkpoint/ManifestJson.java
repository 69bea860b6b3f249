package io.entrain.checkpoint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** Manifests as JSON, with a checksum over themselves. */
final class ManifestJson {
  private static final int FORMAT_VERSION = 1;
  private static final ConfigParseOptions JSON = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

  private ManifestJson() {}

  static String render(Manifest manifest) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("format_version", FORMAT_VERSION);
    values.put("loop", manifest.loop());
    values.put("sequence", manifest.sequence());
    double correlation = manifest.checkpoint().correlation();
    values.put("correlation", Double.isNaN(correlation) ? null : correlation);
    values.put("weights_digest", HexFormat.of().toHexDigits(manifest.checkpoint().weightsDigest()));
    values.put("parameters_digest", manifest.parametersDigest());
    values.put("weight_precision", lower(manifest.weightPrecision()));
    values.put("covariance_precision", lower(manifest.covariancePrecision()));
    values.put("neurons", manifest.neurons());
    values.put("files", manifest.files().stream().map(ManifestJson::describe).toList());
    values.put("checksum", checksum(manifest));
    return ConfigValueFactory.fromMap(values).render(ConfigRenderOptions.concise().setFormatted(true)) + "\n";
  }

  /**
   * @param file where the text comes from, for messages
   * @throws DataFileException if it is no intact manifest
   */
  static Manifest parse(Path file, String json) {
    try {
      Config values = ConfigFactory.parseString(json, JSON);
      int version = values.getInt("format_version");
      if (version != FORMAT_VERSION) {
        throw new DataFileException(file, "has format version " + version, "this release reads " + FORMAT_VERSION);
      }
      Manifest manifest = manifest(values);
      if (!values.getString("checksum").equals(checksum(manifest))) {
        throw new DataFileException(file, "does not have the checksum that it states", "it is damaged or was changed");
      }
      return manifest;
    } catch (ConfigException | IllegalArgumentException e) {
      throw new DataFileException(file, "is not a manifest", "it is damaged or incomplete", e);
    }
  }

  private static Manifest manifest(Config values) {
    double correlation = values.getIsNull("correlation") ? Double.NaN : values.getDouble("correlation");
    long digest = HexFormat.fromHexDigitsToLong(values.getString("weights_digest"));
    List<StoredFile> files =
        values.getConfigList("files").stream()
            .map(file -> new StoredFile(file.getString("name"), file.getLong("size"), file.getString("crc32c")))
            .toList();
    return new Manifest(
        values.getLong("sequence"),
        new Checkpoint(values.getInt("loop"), correlation, digest),
        values.getString("parameters_digest"),
        precision(values.getString("weight_precision")),
        precision(values.getString("covariance_precision")),
        values.getInt("neurons"),
        files);
  }

  private static Map<String, Object> describe(StoredFile file) {
    return Map.of("name", file.name(), "size", file.size(), "crc32c", file.crc32c());
  }

  /** Of the content, whatever the spacing and the order in the text. */
  private static String checksum(Manifest manifest) {
    Checkpoint checkpoint = manifest.checkpoint();
    List<String> lines = new ArrayList<>();
    lines.add(manifest.sequence() + " " + checkpoint.loop() + " " + checkpoint.correlation() + " " + checkpoint.weightsDigest());
    lines.add(
        manifest.parametersDigest() + " " + manifest.weightPrecision() + " " + manifest.covariancePrecision() + " " + manifest.neurons());
    manifest.files().forEach(file -> lines.add(file.name() + " " + file.size() + " " + file.crc32c()));
    CRC32C crc = new CRC32C();
    crc.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String lower(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  private static Precision precision(String name) {
    return Precision.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
