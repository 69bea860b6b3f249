package io.entrain.shard;

import io.entrain.learning.CovarianceStore;
import io.entrain.learning.GroupLayout;
import io.entrain.learning.InitialCovariance;
import io.entrain.linalg.RealArray;
import io.entrain.network.SynapseTable;

/** Sets the covariances of a partition to what they are before learning. */
final class InitialCovariances {
  private InitialCovariances() {}

  static void fill(NetworkModel model, GroupLayout layout, CovarianceStore store) {
    InitialCovariance initial = new InitialCovariance(model.learning().penlambda(), model.learning().penmu());
    SynapseTable plastics = model.plastics();
    for (int local = 0; local < layout.range().size(); local++) {
      int n = layout.inDegree(local);
      if (n == 0) {
        continue;
      }
      double[] weights = new double[n];
      int row = plastics.begin(layout.range().from() + local);
      for (int input = 0; input < n; input++) {
        weights[input] = plastics.weights().get(row + input);
      }
      double[] triangle = new double[n * (n + 1) / 2];
      initial.fill(weights, triangle);
      RealArray values = RealArray.allocate(store.precision(), triangle.length);
      switch (values) {
        case RealArray.Float32(float[] singles) -> {
          for (int i = 0; i < triangle.length; i++) {
            singles[i] = (float) triangle[i];
          }
        }
        case RealArray.Float64(double[] doubles) -> System.arraycopy(triangle, 0, doubles, 0, triangle.length);
      }
      store.set(local, values, 0);
    }
  }
}
