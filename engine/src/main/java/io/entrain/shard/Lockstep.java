package io.entrain.shard;

import io.entrain.config.TimeConfig;
import io.entrain.network.NeuronRange;
import io.entrain.shard.RemoteShards.LocalSpikes;
import io.entrain.spike.SpikeList;
import io.entrain.step.TrainAdvance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs the partitions of a process through trials, a thread each. All move by a step and meet; once in every synaptic delay, and before
 * every update of the weights, they take in the spikes of all partitions, and of those that other processes hold, in ascending order of
 * neuron.
 */
final class Lockstep implements LocalSpikes {
  private final List<? extends Partition> partitions;
  private final RemoteShards remote;
  private final List<TrainAdvance> remoteTrains;
  private final int[] order;
  private final TimeConfig time;
  private final StepBarrier barrier;
  private final long[] rounds;

  /**
   * With {@code remote} null, the partitions are the whole network.
   *
   * @param remoteTrains advances the filtered trains of each remote range
   */
  Lockstep(List<? extends Partition> partitions, RemoteShards remote, List<TrainAdvance> remoteTrains, TimeConfig time) {
    this.partitions = partitions;
    this.remote = remote;
    this.remoteTrains = remoteTrains;
    this.time = time;
    order = order(partitions, remote);
    barrier = new StepBarrier(partitions.size());
    rounds = new long[partitions.size()];
  }

  /** Partitions by their number and remote ranges by the complement of theirs, in ascending order of neuron. */
  private static int[] order(List<? extends Partition> partitions, RemoteShards remote) {
    record Place(int from, int number) {}

    List<Place> places = new ArrayList<>();
    for (int local = 0; local < partitions.size(); local++) {
      places.add(new Place(partitions.get(local).range().from(), local));
    }
    List<NeuronRange> ranges = remote == null ? List.of() : remote.ranges();
    for (int index = 0; index < ranges.size(); index++) {
      places.add(new Place(ranges.get(index).from(), ~index));
    }
    places.sort(Comparator.comparingInt(Place::from));
    return places.stream().mapToInt(Place::number).toArray();
  }

  /**
   * Runs one partition through a trial, while other threads run the others.
   *
   * @throws ShardLostException if another thread failed
   */
  void run(int party, int trial, Phase phase, TrialInputs inputs, TrialObserver observer) {
    Partition own = partitions.get(party);
    try {
      own.begin(phase, inputs, observer.observe(own.range()));
      if (party == 0 && phase == Phase.TRAINING) {
        remoteTrains.forEach(TrainAdvance::begin);
      }
      meet(party);
      int last;
      for (int first = 1; first <= time.steps(); first = last + 1) {
        last = lastTogether(first, phase);
        move(party, own, first, last, phase);
        exchange(party, trial, first, last, phase);
        deliver(own, first, last);
      }
      own.end();
      meet(party);
    } catch (RuntimeException | Error thrown) {
      barrier.breakUp(thrown);
      throw thrown;
    }
  }

  /** Spikes have an effect only after a synaptic delay, and with the weights of the step in which they were fired. */
  private int lastTogether(int first, Phase phase) {
    int last = Math.min(first + time.delay() - 1, time.steps());
    return phase == Phase.TRAINING ? Math.min(last, time.nextUpdate(first) - 1) : last;
  }

  private void move(int party, Partition own, int first, int last, Phase phase) {
    for (int step = first; step <= last; step++) {
      own.step(step);
      if (phase == Phase.TRAINING && time.updatesTrains(step + 1)) {
        advanceTrains(party, own, step + 1);
      }
      meet(party);
    }
  }

  private void advanceTrains(int party, Partition own, int step) {
    if (time.learnEvery() == 1) {
      meet(party); // others may be learning from the trains of the step before
    }
    own.advanceTrains(step);
    if (party == 0) {
      remoteTrains.forEach(trains -> trains.to(step));
    }
  }

  private void exchange(int party, int trial, int first, int last, Phase phase) {
    if (remote == null) {
      return;
    }
    if (party == 0) {
      remote.exchange(trial, first, last, this);
      if (phase == Phase.TRAINING) {
        advanceRemoteTrains(first, last);
      }
    }
    meet(party);
  }

  private void advanceRemoteTrains(int first, int last) {
    for (int index = 0; index < remoteTrains.size(); index++) {
      TrainAdvance trains = remoteTrains.get(index);
      for (int step = first; step <= last; step++) {
        SpikeList list = remote.spikes(index, step);
        for (int i = 0; i < list.size(); i++) {
          trains.spiked(list.neuron(i), step);
        }
      }
    }
  }

  private void deliver(Partition own, int first, int last) {
    for (int step = first; step <= last; step++) {
      for (int number : order) {
        own.deliver(step, number < 0 ? remote.spikes(~number, step) : partitions.get(number).spikes(step));
      }
    }
  }

  private void meet(int party) {
    if (!barrier.await(party, ++rounds[party])) {
      throw new ShardLostException("another shard of this process failed", barrier.cause());
    }
  }

  /** Lets every thread that waits here, or comes here, fail with a {@link ShardLostException}. */
  void breakUp(Throwable cause) {
    barrier.breakUp(cause);
  }

  /** What broke it up first; null: nothing. */
  Throwable failure() {
    return barrier.cause();
  }

  @Override
  public int ranges() {
    return partitions.size();
  }

  @Override
  public SpikeList spikes(int index, int step) {
    return partitions.get(index).spikes(step);
  }
}
