package io.entrain.verify;

import com.typesafe.config.Config;
import java.util.Set;

/** Tells cases that this version can run from those that need a feature it lacks. */
final class CaseFeatures {
  private static final Set<String> COVARIANCE_FORMATS = Set.of("float32", "float64");

  private CaseFeatures() {}

  /** Throws {@link UnsupportedCaseException} for the first feature that is missing. */
  static void check(Config json) {
    String cell = json.getString("cellModel");
    supported(cell.equals("LIF"), "cell model " + cell);
    int feedForward = json.getInt("LX");
    supported(feedForward == 0, "feed-forward neurons (LX = " + feedForward + ")");
    String compute = json.getString("PCompute");
    supported(compute.equals("fast"), "PCompute = " + compute);
    String format = json.getString("PPrecision");
    supported(COVARIANCE_FORMATS.contains(format), "PPrecision = " + format);
    double scale = json.getDouble("PScale");
    supported(scale == 1, "PScale = " + scale);
  }

  private static void supported(boolean condition, String feature) {
    if (!condition) {
      throw new UnsupportedCaseException(feature);
    }
  }
}
