package io.entrain.cluster.link;

import io.entrain.spike.SpikeList;

/** Who fired on one peer in one step, as received. Used again and again: frozen until the exchange after the next. */
public final class SpikeFrame {
  private final int node;
  private final SpikeList spikes;
  private int trial;
  private int step;

  SpikeFrame(int node, int capacity) {
    this.node = node;
    spikes = new SpikeList(capacity);
  }

  /** Number of the node that sent it. */
  public int node() {
    return node;
  }

  /** Training or test loop, as the sender counts them. */
  public int trial() {
    return trial;
  }

  public int step() {
    return step;
  }

  /** Neurons of that node that fired, ascending, numbered as in the whole network. */
  public SpikeList spikes() {
    return spikes;
  }

  /** Empties it for the spikes of another step. */
  void begin(int newTrial, int newStep) {
    trial = newTrial;
    step = newStep;
    spikes.clear();
  }
}
