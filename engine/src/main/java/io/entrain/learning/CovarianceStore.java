package io.entrain.learning;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/** The covariances P of the neurons of a range, as seen from outside the kernels. */
public interface CovarianceStore {
  Precision precision();

  /** Applies every pending update. At fixed points only (the end of a loop), since it rounds. */
  void flush();

  /** Copies the lower triangle of a local neuron's P, row by row; nothing may be pending. */
  void copy(int local, RealArray target, int at);

  /** Replaces P of a local neuron; nothing may be pending. */
  void set(int local, RealArray source, int at);

  /** Memory that all P take, without what is pending. */
  long bytes();

  /** Room for a copy of all P, which is only there to be copied from. */
  CovarianceStore blank();

  /** Copies all P to what {@link #blank} gave; nothing may be pending. */
  void copyTo(CovarianceStore blank);
}
