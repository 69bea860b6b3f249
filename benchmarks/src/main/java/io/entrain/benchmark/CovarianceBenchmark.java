package io.entrain.benchmark;

import io.entrain.config.Precision;
import io.entrain.learning.FloatCovariance;
import io.entrain.learning.FloatPackedKernel;
import io.entrain.learning.GroupLayout;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One update of the covariances of all neurons of a thread: {@code k = P r} and the rank-1 step. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CovarianceBenchmark extends KernelBenchmark {
  /** Neurons of the thread. */
  @Param({"2048", "5000"})
  public int neurons;

  /** Plastic inputs of each. */
  @Param({"58", "90"})
  public int inputs;

  private GroupLayout layout;
  private FloatCovariance covariance;
  private float[] trains;
  private float[] product;

  @Setup
  public void fill() {
    NeuronRange range = new NeuronRange(0, neurons);
    int[] offsets = new int[neurons + 1];
    Arrays.setAll(offsets, i -> i * inputs);
    int synapses = neurons * inputs;
    layout =
        new GroupLayout(new SynapseTable(range, offsets, new int[synapses], RealArray.allocate(Precision.FLOAT32, synapses)), range);
    covariance = new FloatCovariance(layout, FloatPackedKernel.create());
    RealArray.Float32 triangle = new RealArray.Float32(new float[inputs * (inputs + 1) / 2]);
    for (int row = 0; row < inputs; row++) {
      triangle.values()[row * (row + 1) / 2 + row] = 1;
    }
    for (int neuron = 0; neuron < neurons; neuron++) {
      covariance.set(neuron, triangle, 0);
    }
    trains = new float[FloatPackedKernel.vectorLength(inputs)];
    product = new float[FloatPackedKernel.vectorLength(inputs)];
    for (int i = 0; i < trains.length; i++) {
      trains[i] = 0.01f * (i % 17);
    }
  }

  @Benchmark
  public float[] update() {
    for (int group = 0; group < layout.groups(); group++) {
      covariance.update(group, trains, product);
    }
    return product;
  }
}
