package io.entrain.training;

import io.entrain.network.NeuronRange;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.ShardLostException;
import io.entrain.spike.SpikeList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Processes that hand each other copies of their spikes, through a queue from each to each. */
public final class MemoryNetwork {
  private final List<List<BlockingQueue<List<SpikeList>>>> queues = new ArrayList<>();

  public MemoryNetwork(int processes) {
    for (int from = 0; from < processes; from++) {
      List<BlockingQueue<List<SpikeList>>> row = new ArrayList<>();
      for (int to = 0; to < processes; to++) {
        row.add(new LinkedBlockingQueue<>());
      }
      queues.add(row);
    }
  }

  /** The shards of all other processes, each of which holds as many of these ranges as any. */
  public RemoteShards join(int process, List<NeuronRange> ranges, int shardsEach) {
    List<NeuronRange> others = new ArrayList<>();
    for (int other = 0; other < queues.size(); other++) {
      if (other != process) {
        others.add(new NeuronRange(ranges.get(other * shardsEach).from(), ranges.get((other + 1) * shardsEach - 1).to()));
      }
    }
    return new RemoteShards() {
      private final List<SpikeList> received = new ArrayList<>();
      private int firstStep;
      private int steps;

      @Override
      public List<NeuronRange> ranges() {
        return others;
      }

      @Override
      public void exchange(int trial, int first, int last, LocalSpikes local) {
        List<SpikeList> copies = new ArrayList<>();
        for (int step = first; step <= last; step++) {
          copies.add(merged(local, step));
        }
        received.clear();
        firstStep = first;
        steps = last - first + 1;
        try {
          for (int other = 0; other < queues.size(); other++) {
            if (other != process) {
              queues.get(process).get(other).put(copies);
            }
          }
          for (int other = 0; other < queues.size(); other++) {
            if (other != process) {
              received.addAll(queues.get(other).get(process).take());
            }
          }
        } catch (InterruptedException e) {
          throw new ShardLostException("interrupted", e);
        }
      }

      @Override
      public SpikeList spikes(int index, int step) {
        return received.get(index * steps + step - firstStep);
      }
    };
  }

  private static SpikeList merged(RemoteShards.LocalSpikes local, int step) {
    SpikeList merged = new SpikeList(100);
    for (int index = 0; index < local.ranges(); index++) {
      SpikeList list = local.spikes(index, step);
      for (int i = 0; i < list.size(); i++) {
        merged.add(list.neuron(i));
      }
    }
    return merged;
  }
}
