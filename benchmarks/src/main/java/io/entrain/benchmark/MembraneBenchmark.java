package io.entrain.benchmark;

import io.entrain.config.NoiseModel;
import io.entrain.network.NeuronRange;
import io.entrain.state.CellConstants;
import io.entrain.state.FloatNeuronState;
import io.entrain.step.FloatMembraneKernel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One step of the currents and membrane potentials of all neurons of a thread, none of which fires. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MembraneBenchmark extends KernelBenchmark {
  /** Neurons of the thread. */
  @Param({"2048", "5000"})
  public int neurons;

  /** Whether all neurons have the same time constants. */
  @Param({"true", "false"})
  public boolean uniform;

  private FloatMembraneKernel kernel;
  private FloatNeuronState state;
  private int[] fired;
  private int step;

  @Setup
  public void fill() {
    double[] threshold = filled(1);
    double[] tauPlas = filled(150);
    double[] external = filled(0.5);
    if (!uniform) {
      threshold[0] = 1.5;
      tauPlas[0] = 100;
    }
    CellConstants constants =
        new CellConstants(0.1, 0, 1, 1, threshold, filled(0.1), 3, 3, tauPlas, external, NoiseModel.VOLTAGE, null);
    kernel = FloatMembraneKernel.create();
    state = new FloatNeuronState(constants, new NeuronRange(0, neurons));
    state.begin(new double[neurons]);
    fired = new int[state.size];
  }

  private double[] filled(double value) {
    double[] values = new double[neurons];
    Arrays.fill(values, value);
    return values;
  }

  @Benchmark
  public int advance() {
    return kernel.advance(state, state.external, 0, ++step, fired);
  }
}
