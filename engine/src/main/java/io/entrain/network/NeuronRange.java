package io.entrain.network;

import java.util.ArrayList;
import java.util.List;

/** The neurons {@code from .. to-1}. */
public record NeuronRange(int from, int to) {
  /** Neurons that compute side by side; ranges that threads work on begin at a multiple of it. */
  public static final int LANES = 16;

  public NeuronRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("neurons " + from + " to " + to + ": not a range");
    }
  }

  public int size() {
    return to - from;
  }

  /** Size rounded up to whole groups of {@link #LANES}. */
  public int paddedSize() {
    return padded(size());
  }

  public boolean contains(int neuron) {
    return neuron >= from && neuron < to;
  }

  /** {@code count} rounded up to a multiple of {@link #LANES}. */
  public static int padded(int count) {
    return Math.ceilDiv(count, LANES) * LANES;
  }

  /** Cuts this range into at most {@code parts} of nearly equal size, each of them beginning at a whole group. */
  public List<NeuronRange> split(int parts) {
    int groups = Math.ceilDiv(size(), LANES);
    int count = Math.clamp(parts, 1, Math.max(1, groups));
    List<NeuronRange> ranges = new ArrayList<>(count);
    for (int part = 0; part < count; part++) {
      int first = from + (int) ((long) groups * part / count) * LANES;
      int end = from + (int) ((long) groups * (part + 1) / count) * LANES;
      ranges.add(new NeuronRange(first, Math.min(to, end)));
    }
    return ranges;
  }
}
