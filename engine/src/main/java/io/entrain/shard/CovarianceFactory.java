package io.entrain.shard;

import io.entrain.config.Precision;
import io.entrain.learning.DoubleCovariance;
import io.entrain.learning.DoubleGain;
import io.entrain.learning.DoublePackedKernel;
import io.entrain.learning.FloatCovariance;
import io.entrain.learning.FloatGain;
import io.entrain.learning.FloatPackedKernel;
import io.entrain.learning.GroupLayout;
import io.entrain.learning.NarrowedCovariance;
import io.entrain.learning.WidenedCovariance;

/** Makes the covariances of every combination of the precisions of state and P. */
final class CovarianceFactory {
  private CovarianceFactory() {}

  /** For a state in single precision. */
  static FloatGain floatGain(GroupLayout layout, Precision precision) {
    return switch (precision) {
      case FLOAT32 -> new FloatCovariance(layout, FloatPackedKernel.create());
      case FLOAT64 -> new WidenedCovariance(layout, new DoubleCovariance(layout, DoublePackedKernel.create()));
    };
  }

  /** For a state in double precision. */
  static DoubleGain doubleGain(GroupLayout layout, Precision precision) {
    return switch (precision) {
      case FLOAT32 -> new NarrowedCovariance(layout, new FloatCovariance(layout, FloatPackedKernel.create()));
      case FLOAT64 -> new DoubleCovariance(layout, DoublePackedKernel.create());
    };
  }
}
