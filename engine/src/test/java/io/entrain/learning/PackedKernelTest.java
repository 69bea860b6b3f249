package io.entrain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector kernels against their scalar twins, bit for bit, and both against plain linear algebra. */
class PackedKernelTest {
  private static final int LANES = GroupLayout.LANES;

  private static float[] floats(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    return values;
  }

  private static double[] doubles(Random random, int size) {
    return random.doubles(size, -0.5, 0.5).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 17, 58, 91})
  void shouldGiveTheScalarBitsInSinglePrecision(int n) {
    Random random = new Random(n);
    float[] p = floats(random, FloatPackedKernel.length(n));
    float[] q = floats(random, 4 * n * LANES + 5);
    float[] x = floats(random, FloatPackedKernel.vectorLength(n));
    float[][] results = new float[2][];
    FloatPackedKernel[] kernels = {new FloatScalarPackedKernel(), new FloatVectorPackedKernel()};
    for (int i = 0; i < 2; i++) {
      float[] own = p.clone();
      float[] y = new float[FloatPackedKernel.vectorLength(n)];
      float[] next = new float[FloatPackedKernel.vectorLength(n)];
      kernels[i].multiply(own, n, x, y);
      kernels[i].subtractPending(n, q, 5, 4, x, y);
      kernels[i].defer(n, x, y, next, 0);
      float[] product = new float[FloatPackedKernel.vectorLength(n)];
      kernels[i].applyPendingAndMultiply(own, n, q, 5, x, product);
      results[i] = concat(own, y, next, product);
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 17, 58})
  void shouldGiveTheScalarBitsInDoublePrecision(int n) {
    Random random = new Random(n);
    double[] p = doubles(random, DoublePackedKernel.length(n));
    double[] q = doubles(random, 4 * n * LANES);
    double[] x = doubles(random, DoublePackedKernel.vectorLength(n));
    double[][] results = new double[2][];
    DoublePackedKernel[] kernels = {new DoubleScalarPackedKernel(), new DoubleVectorPackedKernel()};
    for (int i = 0; i < 2; i++) {
      double[] own = p.clone();
      double[] y = new double[DoublePackedKernel.vectorLength(n)];
      kernels[i].multiply(own, n, x, y);
      kernels[i].subtractPending(n, q, 0, 2, x, y);
      double[] next = new double[DoublePackedKernel.vectorLength(n)];
      kernels[i].defer(n, x, y, next, 0);
      double[] product = new double[DoublePackedKernel.vectorLength(n)];
      kernels[i].applyPendingAndMultiply(own, n, q, 0, x, product);
      results[i] = Stream.of(own, y, next, product).flatMapToDouble(DoubleStream::of).toArray();
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 23})
  void shouldMultiplyByTheUpdatedMatrixBeforeAndAfterItIsUpdated(int n) {
    Random random = new Random(n);
    int steps = 3;
    double[] p = doubles(random, DoublePackedKernel.length(n));
    double[] q = Arrays.copyOf(doubles(random, steps * n * LANES), (steps + 1) * n * LANES);
    double[] x = doubles(random, DoublePackedKernel.vectorLength(n));
    double[] before = new double[DoublePackedKernel.vectorLength(n)];
    double[] after = new double[DoublePackedKernel.vectorLength(n)];
    double[] updated = p.clone();
    DoublePackedKernel kernel = new DoubleVectorPackedKernel();
    kernel.multiply(p, n, x, before);
    kernel.subtractPending(n, q, 0, steps, x, before);
    kernel.applyPendingAndMultiply(updated, n, q, 0, x, after);
    for (int lane = 0; lane < LANES; lane++) {
      DMatrixRMaj expected = matrix(p, n, lane);
      for (int step = 0; step < steps; step++) {
        DMatrixRMaj column = column(Arrays.copyOfRange(q, step * n * LANES, (step + 1) * n * LANES), n, lane);
        CommonOps_DDRM.multAddTransB(-1, column, column, expected);
      }
      DMatrixRMaj product = new DMatrixRMaj(n, 1);
      CommonOps_DDRM.mult(expected, column(Arrays.copyOfRange(x, DoublePackedKernel.BEGIN, x.length), n, lane), product);
      for (int row = 0; row < n; row++) {
        assertThat(before[DoublePackedKernel.BEGIN + row * LANES + lane]).isCloseTo(product.get(row), within(1e-12 * n));
        assertThat(after[DoublePackedKernel.BEGIN + row * LANES + lane]).isCloseTo(product.get(row), within(1e-12 * n));
        assertThat(updated[DoublePackedKernel.place(n, row, 0) + lane]).isCloseTo(expected.get(row, 0), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 58})
  void shouldNotDependOnPaddingWithSilentInputs(int n) {
    Random random = new Random(n);
    int padded = n + 5;
    float[] p = floats(random, FloatPackedKernel.length(n));
    int steps = FloatPackedKernel.PENDING_STEPS;
    float[] q = floats(random, steps * n * LANES);
    float[] widerQ = new float[steps * padded * LANES];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(q, step * n * LANES, widerQ, step * padded * LANES, n * LANES);
    }
    float[] x = floats(random, FloatPackedKernel.vectorLength(n));
    float[] widerX = Arrays.copyOf(x, FloatPackedKernel.vectorLength(padded));
    float[] y = new float[FloatPackedKernel.vectorLength(n)];
    float[] widerY = new float[FloatPackedKernel.vectorLength(padded)];
    float[] wider = padded(p, n, padded);
    FloatPackedKernel kernel = new FloatVectorPackedKernel();
    kernel.multiply(wider, padded, widerX, widerY);
    kernel.subtractPending(padded, widerQ, 0, steps, widerX, widerY);
    kernel.multiply(p, n, x, y);
    kernel.subtractPending(n, q, 0, steps, x, y);
    assertThat(Arrays.copyOf(widerY, y.length)).isEqualTo(y);
    kernel.applyPendingAndMultiply(wider, padded, widerQ, 0, widerX, widerY);
    kernel.applyPendingAndMultiply(p, n, q, 0, x, y);
    assertThat(Arrays.copyOf(widerY, y.length)).isEqualTo(y);
    assertThat(wider).isEqualTo(padded(p, n, padded));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 58})
  void shouldPlaceEveryElementOfATriangleOnce(int n) {
    BitSet places = new BitSet();
    for (int row = 0; row < n; row++) {
      for (int column = 0; column <= row; column++) {
        places.set(PackedTriangle.position(n, row, column));
      }
    }
    assertThat(places.cardinality()).isEqualTo(PackedTriangle.size(n));
    assertThat(places.length()).isEqualTo(PackedTriangle.size(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 58})
  void shouldHandleWeightsAsTheScalarTwin(int n) {
    Random random = new Random(n);
    float[] trains = floats(random, 101);
    int[] sources = random.ints((long) n * LANES + 3, 0, 101).toArray();
    float[] weights = floats(random, n * LANES + 3);
    float[][] results = new float[2][];
    FloatWeightKernel[] kernels = {new FloatScalarWeightKernel(), new FloatVectorWeightKernel()};
    for (int i = 0; i < 2; i++) {
      float[] own = weights.clone();
      float[] x = new float[FloatPackedKernel.vectorLength(n)];
      float[] error = new float[LANES];
      Arrays.fill(error, 0.1f);
      kernels[i].gather(trains, sources, 3, n, x);
      kernels[i].addOutput(own, 3, n, x, error);
      kernels[i].correct(own, 3, n, x, error);
      results[i] = concat(own, x, error);
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  private static float[] padded(float[] p, int n, int padded) {
    float[] wider = new float[FloatPackedKernel.length(padded)];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column <= row; column++) {
        int from = FloatPackedKernel.place(n, row, column);
        System.arraycopy(p, from, wider, FloatPackedKernel.place(padded, row, column), LANES);
      }
    }
    return wider;
  }

  private static float[] concat(float[]... parts) {
    float[] all = new float[0];
    for (float[] part : parts) {
      int length = all.length;
      all = Arrays.copyOf(all, length + part.length);
      System.arraycopy(part, 0, all, length, part.length);
    }
    return all;
  }

  private static DMatrixRMaj column(double[] lanes, int n, int lane) {
    DMatrixRMaj column = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      column.set(i, lanes[i * LANES + lane]);
    }
    return column;
  }

  private static DMatrixRMaj matrix(double[] packed, int n, int lane) {
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double value = packed[DoublePackedKernel.place(n, a, b) + lane];
        matrix.set(a, b, value);
        matrix.set(b, a, value);
      }
    }
    return matrix;
  }
}
