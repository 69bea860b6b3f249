package io.entrain.benchmark;

import io.entrain.config.NoiseModel;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import io.entrain.spike.SpikeList;
import io.entrain.state.CellConstants;
import io.entrain.state.FloatNeuronState;
import io.entrain.step.FloatStaticSynapses;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One step's delivery of spikes through the static synapses onto half of a network of 4096 neurons with 410 synapses each. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DeliveryBenchmark extends KernelBenchmark {
  private static final int NEURONS = 4096;
  private static final int OUT_DEGREE = 410;
  private static final int LISTS = 997;
  private static final int SPIKES = 2;

  /** Whether weights are equal by population, or each synapse has its own. */
  @Param({"true", "false"})
  public boolean equalWeights;

  private FloatStaticSynapses synapses;
  private FloatNeuronState state;
  private SpikeList[] spikes;
  private int next;

  @Setup
  public void fill() {
    Random random = new Random(1);
    int[] offsets = new int[NEURONS + 1];
    Arrays.setAll(offsets, i -> i * OUT_DEGREE);
    int[] partners = random.ints((long) NEURONS * OUT_DEGREE, 0, NEURONS).toArray();
    float[] weights = new float[partners.length];
    for (int i = 0; i < weights.length; i++) {
      int sign = i / OUT_DEGREE < NEURONS / 2 ? 1 : -1;
      weights[i] = sign * (equalWeights ? partners[i] < NEURONS / 2 ? 1.5f : 0.5f : random.nextFloat(1, 2));
    }
    NeuronRange all = new NeuronRange(0, NEURONS);
    NeuronRange half = new NeuronRange(0, NEURONS / 2);
    synapses = new FloatStaticSynapses(new SynapseTable(all, offsets, partners, new RealArray.Float32(weights)), half);
    double[] ones = new double[NEURONS];
    Arrays.fill(ones, 1);
    state = new FloatNeuronState(new CellConstants(0.1, 0, 1, 1, ones, ones, 3, 3, ones, ones, NoiseModel.VOLTAGE, null), half);
    spikes = new SpikeList[LISTS];
    for (int list = 0; list < LISTS; list++) {
      spikes[list] = new SpikeList(SPIKES);
      random.ints(SPIKES, 0, NEURONS).sorted().forEach(spikes[list]::add);
    }
  }

  @Benchmark
  public float[] deliver() {
    synapses.deliver(spikes[next], state, 0);
    next = (next + 1) % LISTS;
    return state.inE[0];
  }
}
