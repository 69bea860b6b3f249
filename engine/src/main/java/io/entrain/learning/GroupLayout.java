package io.entrain.learning;

import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which neurons of a range learn side by side: those with plastic inputs, by in-degree, in groups of 16 lanes. Input b of lane l of group g
 * stands at {@code offset(g) + 16 b + l} of every array of the range. Lanes without a neuron, and inputs beyond a lane's in-degree, read
 * the always silent source N and keep weight and covariance zero, so that a neuron's result does not depend on its group.
 */
public final class GroupLayout {
  /** Neurons side by side. */
  public static final int LANES = NeuronRange.LANES;

  private final NeuronRange range;
  private final int[] inputs;
  private final int[] offset;
  private final int[] neuron;
  private final int[] slot;
  private final int[] inDegree;

  /** Lays out the neurons of {@code range}; {@code plastic} has a row for each of them. */
  public GroupLayout(SynapseTable plastic, NeuronRange range) {
    this.range = range;
    inDegree = new int[range.size()];
    Arrays.setAll(inDegree, i -> plastic.end(range.from() + i) - plastic.begin(range.from() + i));
    int[] learners =
        IntStream.range(0, range.size())
            .filter(i -> inDegree[i] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> inDegree[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int groups = Math.ceilDiv(learners.length, LANES);
    inputs = new int[groups];
    offset = new int[groups + 1];
    neuron = new int[groups * LANES];
    slot = new int[range.size()];
    Arrays.fill(neuron, -1);
    Arrays.fill(slot, -1);
    for (int i = 0; i < learners.length; i++) {
      neuron[i] = learners[i];
      slot[learners[i]] = i;
      inputs[i / LANES] = inDegree[learners[i]];
    }
    for (int group = 0; group < groups; group++) {
      offset[group + 1] = Math.addExact(offset[group], inputs[group] * LANES);
    }
  }

  public NeuronRange range() {
    return range;
  }

  public int groups() {
    return inputs.length;
  }

  /** Inputs of a group: the largest in-degree in it. */
  public int inputs(int group) {
    return inputs[group];
  }

  /** The largest in-degree of all. */
  public int widest() {
    return inputs.length == 0 ? 0 : inputs[inputs.length - 1];
  }

  /** Where the inputs of a group begin. */
  public int offset(int group) {
    return offset[group];
  }

  /** Length of an array with one element an input. */
  public int size() {
    return offset[groups()];
  }

  /** Local index of the neuron in a lane of a group, -1: none. */
  public int neuron(int group, int lane) {
    return neuron[group * LANES + lane];
  }

  /** Plastic inputs of a local neuron. */
  public int inDegree(int local) {
    return inDegree[local];
  }

  /** Group of a local neuron, which must have plastic inputs. */
  public int group(int local) {
    return slot[local] / LANES;
  }

  /** Lane of a local neuron, which must have plastic inputs. */
  public int lane(int local) {
    return slot[local] % LANES;
  }

  /** Where input {@code input} of a local neuron stands. */
  public int position(int local, int input) {
    return offset[group(local)] + input * LANES + lane(local);
  }
}
