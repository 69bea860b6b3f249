package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.shard.RestorableState;
import java.util.Arrays;

/** A learned state in plain arrays, filled with numbers that tell loop, neuron and place apart. */
final class ArrayState implements RestorableState {
  private final int[] inDegrees;
  private final Precision weightPrecision;
  private final Precision covariancePrecision;
  private final double[][] weights;
  private final double[][] covariance;
  private NeuronRange present;

  ArrayState(Precision weightPrecision, Precision covariancePrecision, int... inDegrees) {
    this.inDegrees = inDegrees;
    this.weightPrecision = weightPrecision;
    this.covariancePrecision = covariancePrecision;
    this.weights = new double[inDegrees.length][];
    this.covariance = new double[inDegrees.length][];
    this.present = new NeuronRange(0, inDegrees.length);
    for (int i = 0; i < inDegrees.length; i++) {
      weights[i] = new double[inDegrees[i]];
      covariance[i] = new double[inDegrees[i] * (inDegrees[i] + 1) / 2];
    }
  }

  static ArrayState single(int... inDegrees) {
    return new ArrayState(Precision.FLOAT32, Precision.FLOAT32, inDegrees);
  }

  /** A process that holds these neurons only: to ask for others is a mistake. */
  ArrayState holding(int from, int to) {
    present = new NeuronRange(from, to);
    return this;
  }

  /** The state after a loop. */
  ArrayState after(int loop) {
    for (int i = 0; i < inDegrees.length; i++) {
      fill(weights[i], loop + 0.25 * i);
      fill(covariance[i], -loop - 0.25 * i);
    }
    return this;
  }

  boolean isAfter(int loop) {
    return isAfter(loop, 0, inDegrees.length);
  }

  /** Whether some neurons are as after a loop, and all others as at the start. */
  boolean isAfter(int loop, int from, int to) {
    ArrayState expected = fresh().after(loop);
    for (int i = 0; i < inDegrees.length; i++) {
      if (i < from || i >= to) {
        Arrays.fill(expected.weights[i], 0);
        Arrays.fill(expected.covariance[i], 0);
      }
    }
    return Arrays.deepEquals(weights, expected.weights) && Arrays.deepEquals(covariance, expected.covariance);
  }

  boolean sameWeights(int loop) {
    return Arrays.deepEquals(weights, fresh().after(loop).weights);
  }

  ArrayState fresh() {
    return new ArrayState(weightPrecision, covariancePrecision, inDegrees);
  }

  private static void fill(double[] values, double start) {
    for (int i = 0; i < values.length; i++) {
      values[i] = start + 1024 * (i % 1000);
    }
  }

  @Override
  public int neurons() {
    return inDegrees.length;
  }

  @Override
  public int inDegree(int neuron) {
    requirePresent(neuron);
    return inDegrees[neuron];
  }

  @Override
  public Precision weightPrecision() {
    return weightPrecision;
  }

  @Override
  public Precision covariancePrecision() {
    return covariancePrecision;
  }

  @Override
  public void copyWeights(int neuron, RealArray target, int at) {
    requirePresent(neuron);
    copy(weights[neuron], target, at);
  }

  @Override
  public void copyCovariance(int neuron, RealArray target, int at) {
    requirePresent(neuron);
    copy(covariance[neuron], target, at);
  }

  @Override
  public void setWeights(int neuron, RealArray source, int at) {
    requirePresent(neuron);
    set(source, at, weights[neuron]);
  }

  @Override
  public void setCovariance(int neuron, RealArray source, int at) {
    requirePresent(neuron);
    set(source, at, covariance[neuron]);
  }

  private void requirePresent(int neuron) {
    if (!present.contains(neuron)) {
      throw new IndexOutOfBoundsException("neuron " + neuron + " is not here");
    }
  }

  private static void copy(double[] values, RealArray target, int at) {
    for (int i = 0; i < values.length; i++) {
      switch (target) {
        case RealArray.Float32 single -> single.values()[at + i] = (float) values[i];
        case RealArray.Float64 real -> real.values()[at + i] = values[i];
      }
    }
  }

  private static void set(RealArray source, int at, double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = source.get(at + i);
    }
  }
}
