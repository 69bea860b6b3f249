// Template: the double-precision twin is generated from this file.
package io.entrain.shard;

import io.entrain.learning.CovarianceStore;
import io.entrain.learning.FloatPlasticSynapses;
import io.entrain.linalg.RealArray;

/** The copy of a partition in single precision. */
final class FloatLearnedCopy implements LearnedCopy {
  private final FloatPlasticSynapses plastics;
  private final CovarianceStore covariance;
  private final FloatPlasticSynapses plasticsCopy;
  private final CovarianceStore covarianceCopy;

  /** Has room for the copy and nothing in it yet. */
  FloatLearnedCopy(FloatPlasticSynapses plastics, CovarianceStore covariance) {
    this.plastics = plastics;
    this.covariance = covariance;
    plasticsCopy = plastics.blank();
    covarianceCopy = covariance.blank();
  }

  @Override
  public void refresh() {
    plastics.copyTo(plasticsCopy);
    covariance.copyTo(covarianceCopy);
  }

  @Override
  public void copyWeights(int local, RealArray target, int at) {
    plasticsCopy.copyWeights(local, target, at);
  }

  @Override
  public void copyCovariance(int local, RealArray target, int at) {
    if (plastics.layout().inDegree(local) > 0) {
      covarianceCopy.copy(local, target, at);
    }
  }
}
