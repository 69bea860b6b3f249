// Template: the double-precision twin is generated from this file.
package io.entrain.shard;

import io.entrain.config.TimeConfig;
import io.entrain.learning.FloatGain;
import io.entrain.learning.FloatPlasticSynapses;
import io.entrain.learning.FloatRlsUpdater;
import io.entrain.learning.FloatWeightKernel;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.shard.TrialInputs.NoiseSource;
import io.entrain.shard.TrialObserver.RangeObserver;
import io.entrain.spike.SpikeList;
import io.entrain.state.CellConstants;
import io.entrain.state.FloatNeuronState;
import io.entrain.step.FloatFilteredTrains;
import io.entrain.step.FloatMembraneKernel;
import io.entrain.step.FloatStaticSynapses;
import java.util.Arrays;

/** A partition in single precision. */
final class FloatPartition implements Partition, RangeView {
  private static final int BEGIN = FloatNeuronState.BEGIN;

  private final TimeConfig time;
  private final int stimOn;
  private final int stimOff;
  private final int learnEvery;
  private final int delay;
  private final FloatNeuronState state;
  private final FloatMembraneKernel membrane;
  private final FloatStaticSynapses statics;
  private final FloatPlasticSynapses plastics;
  private final FloatGain covariance;
  private final FloatRlsUpdater rls;
  private final FloatFilteredTrains trains;
  private final FloatFilteredTrains.Advance trainAdvance;
  private final SpikeList[] spikes;
  private final int[] counts;
  private final int[] fired;
  private final float[] stimulated;
  private final double[] normals;
  private final double[] errors;

  private Phase phase;
  private RangeObserver observer;
  private NoiseSource noise;
  private float[][] stimulus;
  private int stimulusColumn;
  private float[][] targets;
  private int targetColumn;
  private int firedCount;

  /** With {@code covariance} null the partition cannot be trained. */
  FloatPartition(
      TimeConfig time,
      CellConstants constants,
      NeuronRange range,
      FloatStaticSynapses statics,
      FloatPlasticSynapses plastics,
      FloatGain covariance,
      FloatFilteredTrains trains,
      boolean frozen) {
    this.time = time;
    this.stimOn = time.stimOn();
    this.stimOff = time.stimOff();
    this.learnEvery = time.learnEvery();
    this.delay = constants.delay();
    this.statics = statics;
    this.plastics = plastics;
    this.covariance = covariance;
    this.trains = trains;
    state = new FloatNeuronState(constants, range);
    membrane = FloatMembraneKernel.create();
    rls = covariance == null ? null : new FloatRlsUpdater(plastics, covariance, FloatWeightKernel.create(), frozen);
    trainAdvance = trains.advance(range);
    spikes = new SpikeList[2 * delay];
    Arrays.setAll(spikes, _ -> new SpikeList(range.size()));
    counts = new int[range.size()];
    fired = new int[state.size];
    stimulated = new float[BEGIN + state.size];
    normals = new double[state.size];
    errors = new double[range.size()];
  }

  @Override
  public NeuronRange range() {
    return state.range;
  }

  FloatStaticSynapses statics() {
    return statics;
  }

  FloatPlasticSynapses plastics() {
    return plastics;
  }

  @Override
  public void begin(Phase phase, TrialInputs inputs, RangeObserver observer) {
    this.phase = phase;
    this.observer = observer;
    double[] v0 = new double[state.range.size()];
    inputs.initialPotentials(state.range, v0);
    state.begin(v0);
    boolean noisy = state.voltageNoise != null || state.currentNoise != null;
    noise = noisy ? inputs.noise(state.range) : null;
    stimulus = phase == Phase.INITIAL ? new float[0][] : rows(inputs.stimulus());
    stimulusColumn = inputs.stimulus().column(state.range.from());
    Arrays.fill(counts, 0);
    if (phase == Phase.TRAINING) {
      targets = rows(inputs.targets());
      targetColumn = inputs.targets().column(state.range.from());
      trainAdvance.begin();
    }
  }

  private static float[][] rows(NeuronTable table) {
    float[][] rows = new float[table.rows().length][];
    Arrays.setAll(rows, row -> ((RealArray.Float32) table.rows()[row]).values());
    return rows;
  }

  @Override
  public void step(int step) {
    if (phase == Phase.TRAINING && step > stimOff && step % learnEvery == 0) {
      learn(step);
    }
    if (noise != null) {
      addNoise(step);
    }
    firedCount = membrane.advance(state, external(step), step % delay, step, fired);
    SpikeList list = spikes(step);
    list.clear();
    for (int i = 0; i < firedCount; i++) {
      list.add(state.range.from() + fired[i]);
    }
    observer.stepped(step, this);
    fire(step);
  }

  @Override
  public void advanceTrains(int step) {
    trainAdvance.to(step);
  }

  private void learn(int step) {
    int row = step / learnEvery - stimOff / learnEvery - 1;
    boolean wanted = observer.wantsErrors();
    if (wanted) {
      Arrays.fill(errors, Double.NaN);
    }
    rls.update(step, state, trains.values(), targets[row], targetColumn, wanted ? errors : null);
    if (wanted) {
      observer.learned(step, row, errors);
    }
  }

  private void addNoise(int step) {
    noise.draw(step, normals);
    float[] amplitude = state.voltageNoise != null ? state.voltageNoise : state.currentNoise;
    if (state.voltageNoise != null) {
      for (int i = 0; i < state.size; i++) {
        state.v[BEGIN + i] = Math.fma(amplitude[BEGIN + i], (float) normals[i], state.v[BEGIN + i]);
      }
    } else {
      for (int i = 0; i < state.size; i++) {
        state.noise[BEGIN + i] = amplitude[BEGIN + i] * (float) normals[i];
      }
    }
  }

  private float[] external(int step) {
    if (step <= stimOn || step >= stimOff || stimulus.length == 0) {
      return state.external;
    }
    float[] row = stimulus[step - stimOn - 1];
    int from = stimulusColumn;
    int size = state.range.size();
    for (int i = 0; i < size; i++) {
      stimulated[BEGIN + i] = state.external[BEGIN + i] + row[from + i];
    }
    return stimulated;
  }

  private void fire(int step) {
    for (int q = 0; q < firedCount; q++) {
      int i = fired[q];
      state.v[BEGIN + i] = state.reset;
      state.silentUntil[BEGIN + i] = step + state.refractory;
      counts[i]++;
      if (phase == Phase.TRAINING) {
        trainAdvance.spiked(state.range.from() + i, step);
      }
    }
  }

  @Override
  public SpikeList spikes(int step) {
    return spikes[step % spikes.length];
  }

  @Override
  public void deliver(int step, SpikeList list) {
    int slot = step % delay;
    if (statics != null) {
      statics.deliver(list, state, slot);
    }
    if (phase != Phase.INITIAL) {
      plastics.deliver(list, state, slot);
    }
  }

  @Override
  public void end() {
    if (phase == Phase.TRAINING) {
      trainAdvance.to(time.steps() + 1);
      covariance.flush();
    }
    observer.ended(this);
  }

  @Override
  public int[] spikeCounts() {
    return counts;
  }

  @Override
  public void copyCurrents(CurrentKind kind, double[] out) {
    for (int i = 0; i < state.range.size(); i++) {
      int at = BEGIN + i;
      out[i] =
          switch (kind) {
            case TOTAL -> ((state.ue[at] + state.ui[at]) + state.noise[at]) + state.up[at];
            case PLASTIC -> state.up[at];
            case BALANCED -> state.ue[at] + state.ui[at];
          };
    }
  }

  @Override
  public void copyPotentials(double[] out) {
    for (int i = 0; i < state.range.size(); i++) {
      out[i] = state.v[BEGIN + i];
    }
  }

  @Override
  public int spikes() {
    return firedCount;
  }

  @Override
  public int spikingNeuron(int index) {
    return state.range.from() + fired[index];
  }

  @Override
  public void copyTrains(double[] out) {
    for (int i = 0; i < state.range.size(); i++) {
      out[i] = trains.values()[state.range.from() + i];
    }
  }

  @Override
  public int inDegree(int local) {
    return plastics.layout().inDegree(local);
  }

  @Override
  public void copyWeights(int local, RealArray target, int at) {
    plastics.copyWeights(local, target, at);
  }

  @Override
  public void setWeights(int local, RealArray source, int at) {
    plastics.setWeights(local, source, at);
  }

  @Override
  public void copyCovariance(int local, RealArray target, int at) {
    if (inDegree(local) > 0) {
      covariance.copy(local, target, at);
    }
  }

  @Override
  public void setCovariance(int local, RealArray source, int at) {
    if (inDegree(local) > 0) {
      covariance.set(local, source, at);
    }
  }

  @Override
  public long learnedBytes() {
    return plastics.bytes() + covariance.bytes();
  }

  @Override
  public LearnedCopy learnedCopy() {
    return new FloatLearnedCopy(plastics, covariance);
  }
}
