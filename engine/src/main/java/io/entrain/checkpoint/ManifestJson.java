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
import io.entrain.network.NeuronRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** Manifests as JSON, with a checksum over themselves. Those of format 1, which knew one writer only, are read too. */
final class ManifestJson {
  private static final int FORMAT_VERSION = 2;
  private static final int ONE_WRITER = 1;
  private static final ConfigParseOptions JSON = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

  private ManifestJson() {}

  static String render(Manifest manifest) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("format_version", FORMAT_VERSION);
    values.put("loop", manifest.loop());
    values.put("revision", manifest.revision());
    values.put("rank", manifest.rank());
    values.put("sequence", manifest.sequence());
    double correlation = manifest.checkpoint().correlation();
    values.put("correlation", Double.isNaN(correlation) ? null : correlation);
    values.put("weights_digest", HexFormat.of().toHexDigits(manifest.checkpoint().weightsDigest()));
    values.put("parameters_digest", manifest.parametersDigest());
    values.put("weight_precision", lower(manifest.format().weights()));
    values.put("covariance_precision", lower(manifest.format().covariance()));
    values.put("neurons", manifest.format().neurons());
    values.put("weights", manifest.weights().stream().map(ManifestJson::describe).toList());
    values.put("covariance", manifest.covariance().stream().map(ManifestJson::describe).toList());
    values.put("checksum", checksum(lines(manifest)));
    return ConfigValueFactory.fromMap(values).render(ConfigRenderOptions.concise().setFormatted(true)) + "\n";
  }

  /**
   * @param file where the text comes from, for messages
   * @throws DamagedCheckpointException if it is no intact manifest
   * @throws DataFileException if it has a format that this release does not know
   */
  static Manifest parse(Path file, String json) {
    try {
      Config values = ConfigFactory.parseString(json, JSON);
      int version = values.getInt("format_version");
      if (version != FORMAT_VERSION && version != ONE_WRITER) {
        throw new DataFileException(
            file, "has format version " + version, "this release writes " + FORMAT_VERSION + " and reads that and " + ONE_WRITER);
      }
      boolean oneWriter = version == ONE_WRITER;
      Manifest manifest = oneWriter ? manifestOfOneWriter(values) : manifest(values);
      if (!values.getString("checksum").equals(checksum(oneWriter ? linesOfOneWriter(manifest) : lines(manifest)))) {
        throw new DamagedCheckpointException(file, "does not have the checksum that it states", "it is damaged or was changed");
      }
      return manifest;
    } catch (ConfigException | IllegalArgumentException e) {
      throw new DamagedCheckpointException(file, "is not a manifest", "it is damaged or incomplete", e);
    }
  }

  private static Manifest manifest(Config values) {
    return new Manifest(
        values.getLong("revision"),
        values.getLong("rank"),
        values.getLong("sequence"),
        checkpoint(values),
        values.getString("parameters_digest"),
        format(values),
        values.getConfigList("weights").stream().map(ManifestJson::neuronFile).toList(),
        values.getConfigList("covariance").stream().map(ManifestJson::neuronFile).toList());
  }

  /** Its files: the weights, then those of P. */
  private static Manifest manifestOfOneWriter(Config values) {
    LearnedFormat format = format(values);
    NeuronRange all = new NeuronRange(0, format.neurons());
    List<NeuronFile> files =
        values.getConfigList("files").stream().map(file -> new NeuronFile(storedFile(file), all)).toList();
    int weights = Math.min(1, files.size());
    return new Manifest(
        0,
        0,
        values.getLong("sequence"),
        checkpoint(values),
        values.getString("parameters_digest"),
        format,
        files.subList(0, weights),
        files.subList(weights, files.size()));
  }

  private static Checkpoint checkpoint(Config values) {
    double correlation = values.getIsNull("correlation") ? Double.NaN : values.getDouble("correlation");
    return new Checkpoint(values.getInt("loop"), correlation, HexFormat.fromHexDigitsToLong(values.getString("weights_digest")));
  }

  private static LearnedFormat format(Config values) {
    return new LearnedFormat(
        values.getInt("neurons"), precision(values.getString("weight_precision")), precision(values.getString("covariance_precision")));
  }

  private static NeuronFile neuronFile(Config file) {
    int first = file.getInt("first_neuron");
    return new NeuronFile(storedFile(file), new NeuronRange(first, first + file.getInt("neurons")));
  }

  private static StoredFile storedFile(Config file) {
    return new StoredFile(file.getString("name"), file.getLong("size"), file.getString("crc32c"));
  }

  private static Map<String, Object> describe(NeuronFile file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", file.name());
    values.put("first_neuron", file.neurons().from());
    values.put("neurons", file.neurons().size());
    values.put("size", file.file().size());
    values.put("crc32c", file.file().crc32c());
    return values;
  }

  private static List<String> lines(Manifest manifest) {
    List<String> lines = new ArrayList<>();
    lines.add(manifest.revision() + " " + manifest.rank() + " " + manifest.weights().size());
    lines.addAll(linesOfOneWriter(manifest));
    manifest.files().forEach(file -> lines.add(file.neurons().from() + " " + file.neurons().to()));
    return lines;
  }

  private static List<String> linesOfOneWriter(Manifest manifest) {
    Checkpoint checkpoint = manifest.checkpoint();
    LearnedFormat format = manifest.format();
    List<String> lines = new ArrayList<>();
    lines.add(manifest.sequence() + " " + checkpoint.loop() + " " + checkpoint.correlation() + " " + checkpoint.weightsDigest());
    lines.add(manifest.parametersDigest() + " " + format.weights() + " " + format.covariance() + " " + format.neurons());
    manifest.files().map(NeuronFile::file).forEach(file -> lines.add(file.name() + " " + file.size() + " " + file.crc32c()));
    return lines;
  }

  /** Of the content, whatever the spacing and the order in the text. */
  private static String checksum(List<String> lines) {
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
