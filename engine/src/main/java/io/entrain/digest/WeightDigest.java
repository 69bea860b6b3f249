package io.entrain.digest;

import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;

/**
 * A 64-bit digest of all plastic weights: the sum, modulo 2^64, of a hash of each neuron's number and weights, so that it does not depend
 * on how the network is cut or in what order it is read. Equal digests mean equal bits of every weight, but for one chance in 2^64.
 */
public final class WeightDigest {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private WeightDigest() {}

  /** The digest of all neurons. */
  public static long of(LearnedState state) {
    return of(state, new NeuronRange(0, state.neurons()));
  }

  /** The part of some neurons: the parts of ranges that make up the network add up to its digest. */
  public static long of(LearnedState state, NeuronRange range) {
    int widest = 0;
    for (int neuron = range.from(); neuron < range.to(); neuron++) {
      widest = Math.max(widest, state.inDegree(neuron));
    }
    RealArray weights = RealArray.allocate(state.weightPrecision(), widest);
    long sum = 0;
    for (int neuron = range.from(); neuron < range.to(); neuron++) {
      state.copyWeights(neuron, weights, 0);
      sum += hash(neuron, weights, state.inDegree(neuron));
    }
    return sum;
  }

  private static long hash(int neuron, RealArray weights, int count) {
    long hash = mix(neuron + MULTIPLIER);
    switch (weights) {
      case RealArray.Float32(float[] values) -> {
        for (int i = 0; i < count; i++) {
          hash = add(hash, Float.floatToRawIntBits(values[i]));
        }
      }
      case RealArray.Float64(double[] values) -> {
        for (int i = 0; i < count; i++) {
          hash = add(hash, Double.doubleToRawLongBits(values[i]));
        }
      }
    }
    return mix(hash);
  }

  private static long add(long hash, long bits) {
    return Long.rotateLeft((hash ^ bits) * MULTIPLIER, 29);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
