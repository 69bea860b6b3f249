// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The weight arithmetic by the Vector API. */
final class FloatVectorWeightKernel implements FloatWeightKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LANES = GroupLayout.LANES;
  private static final int BEGIN = FloatPackedKernel.BEGIN;

  @Override
  public void gather(float[] trains, int[] sources, int at, int n, float[] x) {
    for (int i = 0; i < n * LANES; i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, trains, 0, sources, at + i).intoArray(x, BEGIN + i);
    }
  }

  @Override
  public void addOutput(float[] weights, int at, int n, float[] x, float[] error) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      FloatVector sum = load(error, lane);
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = load(weights, at + b).fma(load(x, BEGIN + b), sum);
      }
      sum.intoArray(error, lane);
    }
  }

  @Override
  public void correct(float[] weights, int at, int n, float[] k, float[] error) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      FloatVector minusError = load(error, lane).neg();
      for (int b = lane; b < n * LANES; b += LANES) {
        minusError.fma(load(k, BEGIN + b), load(weights, at + b)).intoArray(weights, at + b);
      }
    }
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}
