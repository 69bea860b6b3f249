package io.entrain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class InitialCovarianceTest {
  @Test
  void shouldBeTheInverseOfThePenalties() {
    double[] weights = {1, -2, 3, 0, -1, 2, 0, 5};
    double lambda = 0.8;
    double mu = 0.3;
    int n = weights.length;
    DMatrixRMaj penalty = new DMatrixRMaj(n, n);
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        boolean same = Math.signum(weights[p]) == Math.signum(weights[q]) && weights[p] != 0;
        penalty.set(p, q, (p == q ? lambda : 0) + (same ? mu : 0));
      }
    }
    CommonOps_DDRM.invert(penalty);
    double[] triangle = new double[n * (n + 1) / 2];
    new InitialCovariance(lambda, mu).fill(weights, triangle);
    int at = 0;
    for (int p = 0; p < n; p++) {
      for (int q = 0; q <= p; q++) {
        assertThat(triangle[at++]).isCloseTo(penalty.get(p, q), within(1e-14));
      }
    }
  }
}
