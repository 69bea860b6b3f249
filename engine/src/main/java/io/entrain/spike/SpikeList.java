package io.entrain.spike;

/** The neurons of one range that fired in one step, ascending. Filled by one thread, then frozen for twice the synaptic delay. */
public final class SpikeList {
  private final int[] neurons;
  private int size;

  /** Room for {@code capacity} neurons: a whole range may fire at once, no spike is ever lost. */
  public SpikeList(int capacity) {
    neurons = new int[capacity];
  }

  public void clear() {
    size = 0;
  }

  public void add(int neuron) {
    neurons[size++] = neuron;
  }

  public int size() {
    return size;
  }

  public int neuron(int index) {
    return neurons[index];
  }
}
