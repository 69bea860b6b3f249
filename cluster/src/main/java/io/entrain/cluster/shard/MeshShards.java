package io.entrain.cluster.shard;

import io.entrain.cluster.link.LinkEpoch;
import io.entrain.cluster.link.LinkException;
import io.entrain.cluster.link.LinkMesh;
import io.entrain.cluster.link.SpikeFrame;
import io.entrain.network.NeuronRange;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.ShardLostException;
import io.entrain.spike.SpikeList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The shards of other nodes, reached over the links of an epoch. One frame to each peer carries the spikes of several steps, as many as a
 * synaptic delay at most, and has the number of the last of them: a neuron that fires in the frame's step s, from 0, is number
 * {@code s * neurons + neuron} there, so that numbers still ascend.
 */
public final class MeshShards implements RemoteShards {
  private final LinkMesh mesh;
  private final int neurons;
  private final List<NeuronRange> ranges;
  private final SpikeList[][] received;
  private int[] own = new int[1 << 10];
  private int firstStep;

  /**
   * @param mesh links of the epoch, made by {@link #epoch}
   * @param neurons of the whole network
   * @param delay steps of the synaptic delay
   * @param others neurons of each other node
   */
  public MeshShards(LinkMesh mesh, int neurons, int delay, SortedMap<Integer, NeuronRange> others) {
    this.mesh = mesh;
    this.neurons = neurons;
    ranges = List.copyOf(others.values());
    received = new SpikeList[ranges.size()][delay];
    for (int index = 0; index < received.length; index++) {
      for (int step = 0; step < delay; step++) {
        received[index][step] = new SpikeList(ranges.get(index).size());
      }
    }
  }

  /**
   * What the links of an epoch must agree on.
   *
   * @param run name of the run
   * @param number number of the epoch
   * @param self number of this node
   * @param nodes neurons of each node, this one included; they must ascend with the number of the node
   * @param names what people call each node, by number
   */
  public static LinkEpoch epoch(
      String run, long number, int neurons, int delay, int self, SortedMap<Integer, NeuronRange> nodes, List<String> names) {
    TreeMap<Integer, List<NeuronRange>> numbered = new TreeMap<>();
    nodes.forEach(
        (node, range) -> {
          List<NeuronRange> steps = new ArrayList<>();
          for (int step = 0; step < delay; step++) {
            steps.add(new NeuronRange(step * neurons + range.from(), step * neurons + range.to()));
          }
          numbered.put(node, steps);
        });
    Map<Integer, String> called = nodes.keySet().stream().collect(Collectors.toMap(node -> node, names::get));
    return new LinkEpoch(run, number, Math.multiplyExact(neurons, delay), self, numbered, called);
  }

  @Override
  public List<NeuronRange> ranges() {
    return ranges;
  }

  @Override
  public void exchange(int trial, int first, int last, LocalSpikes local) {
    int count = 0;
    for (int step = first; step <= last; step++) {
      for (int index = 0; index < local.ranges(); index++) {
        count = append(local.spikes(index, step), (step - first) * neurons, count);
      }
    }
    firstStep = first;
    try {
      SpikeFrame[] frames = mesh.exchange(trial, last, own, count);
      for (int index = 0; index < frames.length; index++) {
        unpack(frames[index].spikes(), received[index]);
      }
    } catch (LinkException e) {
      throw new ShardLostException(e.getMessage(), e);
    }
  }

  private int append(SpikeList spikes, int offset, int count) {
    int end = count + spikes.size();
    if (end > own.length) {
      own = Arrays.copyOf(own, Math.max(end, 2 * own.length));
    }
    for (int i = 0; i < spikes.size(); i++) {
      own[count + i] = offset + spikes.neuron(i);
    }
    return end;
  }

  private void unpack(SpikeList frame, SpikeList[] steps) {
    for (SpikeList step : steps) {
      step.clear();
    }
    for (int i = 0; i < frame.size(); i++) {
      int number = frame.neuron(i);
      steps[number / neurons].add(number % neurons);
    }
  }

  @Override
  public SpikeList spikes(int index, int step) {
    return received[index][step - firstStep];
  }
}
