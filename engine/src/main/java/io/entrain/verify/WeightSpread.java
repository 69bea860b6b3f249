package io.entrain.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.entrain.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the weights of a float32 run were from those of a float64 run when the case was written: the entry {@code stability} of the
 * JSON file beside the case. One number a loop, relative to the largest weight.
 */
final class WeightSpread {
  /** Taken where nothing is given: a little above what cases of a few loops show. */
  static final double DEFAULT = 1e-6;

  private static final String LIST = "stability";
  private static final String ENTRY = "f32_weight_maxdiff_rel";

  private final List<Double> byLoop;

  private WeightSpread(List<Double> byLoop) {
    this.byLoop = byLoop;
  }

  /** Reads the file with the ending {@code .json} beside the case; without one, every loop has the default. */
  static WeightSpread beside(Path caseFile) {
    String name = caseFile.getFileName().toString();
    Path json = caseFile.resolveSibling(name.replaceFirst("\\.h5$", "") + ".json");
    return Files.isRegularFile(json) ? read(json) : new WeightSpread(List.of());
  }

  /** Spread of a loop, counted from 1. */
  double ofLoop(int loop) {
    return loop <= byLoop.size() ? byLoop.get(loop - 1) : DEFAULT;
  }

  private static WeightSpread read(Path json) {
    try {
      Config config = ConfigFactory.parseFile(json.toFile(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      List<Double> byLoop = new ArrayList<>();
      if (config.hasPath(LIST)) {
        config.getConfigList(LIST).forEach(entry -> byLoop.add(entry.hasPath(ENTRY) ? entry.getDouble(ENTRY) : DEFAULT));
      }
      return new WeightSpread(byLoop);
    } catch (com.typesafe.config.ConfigException | StackOverflowError e) {
      throw new ConfigException(json + ": " + e.getMessage(), e);
    }
  }
}
