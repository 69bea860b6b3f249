package io.entrain.shard;

import io.entrain.network.NeuronRange;
import io.entrain.spike.SpikeList;
import java.util.List;

/**
 * The part of a network that other processes simulate. Spikes are all that crosses; they do so once in every synaptic delay, and before
 * every update of the weights, for all steps since the last time. Used by one thread at a time.
 */
public interface RemoteShards {
  /** Ranges of neurons that are simulated elsewhere, ascending; one may stand for several partitions over there. */
  List<NeuronRange> ranges();

  /**
   * Tells who fired here in steps {@code first} to {@code last} and waits for who fired elsewhere.
   *
   * @param trial number of the trial, the same everywhere
   * @param local spikes of the ranges that are simulated here
   * @throws ShardLostException if the others do not answer, or not as they should
   */
  void exchange(int trial, int first, int last, LocalSpikes local);

  /** Who fired in a step of the last exchange in range {@code index} of {@link #ranges}; valid until the next exchange. */
  SpikeList spikes(int index, int step);

  /** Who fired in the ranges that are simulated here. */
  interface LocalSpikes {
    /** Number of ranges, ascending. */
    int ranges();

    SpikeList spikes(int index, int step);
  }
}
