package io.entrain.shard;

import io.entrain.linalg.RealArray;

/** A copy of what a partition has learned, to be read while the partition learns on. */
interface LearnedCopy {
  /** Copies it again, as it is now; between loops. */
  void refresh();

  void copyWeights(int local, RealArray target, int at);

  void copyCovariance(int local, RealArray target, int at);
}
