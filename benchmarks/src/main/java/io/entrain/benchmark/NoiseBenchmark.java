package io.entrain.benchmark;

import io.entrain.random.NormalField;
import io.entrain.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One standard normal number of the noise. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NoiseBenchmark extends KernelBenchmark {
  private static final int NEURONS = 2048;

  private final NormalField field = new NormalField(RandomStream.of(1, "noise"));
  private final double[] normals = new double[NEURONS];
  private int step;

  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public double[] draw() {
    field.draw(1, 0, ++step, 0, NEURONS, normals);
    return normals;
  }
}
