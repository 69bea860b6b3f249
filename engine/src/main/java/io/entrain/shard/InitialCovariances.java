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
      store.set(local, RealArray.copyOf(store.precision(), triangle, triangle.length), 0);
    }
  }
}
