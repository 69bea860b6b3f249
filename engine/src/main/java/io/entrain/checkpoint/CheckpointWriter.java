package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.hdf5.ElementType;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.linalg.RealArray;
import io.entrain.shard.LearnedState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the data files of a checkpoint: plastic weights as a ragged table {@code wpWeightIn}, and the lower triangles of P as ragged
 * tables {@code P} over contiguous ranges of neurons, in files of limited size. Numbers go from the state to the disk neuron by neuron.
 */
final class CheckpointWriter {
  static final String WEIGHTS = "wpWeightIn";
  static final String COVARIANCE = "P";
  static final String FIRST_NEURON = "first_neuron";

  private final Path directory;
  private final String parametersDigest;
  private final long partBytes;

  /**
   * @param partBytes bytes of P in one file; a single neuron may exceed it
   */
  CheckpointWriter(Path directory, String parametersDigest, long partBytes) {
    this.directory = directory;
    this.parametersDigest = parametersDigest;
    this.partBytes = partBytes;
  }

  /** Writes all files; the weights come first in the list. For {@code revision} see {@link CheckpointNames}. */
  List<StoredFile> write(int loop, long revision, LearnedState state) {
    List<StoredFile> files = new ArrayList<>();
    files.add(write(weights(loop, state), CheckpointNames.weights(loop, revision)));
    int first = 0;
    for (int part = 1; first < state.neurons(); part++) {
      int end = endOfPart(state, first);
      files.add(write(covariance(loop, state, first, end), CheckpointNames.covariance(loop, revision, part)));
      first = end;
    }
    return files;
  }

  /** Numbers in the lower triangle of a matrix of n rows. */
  static long triangle(int n) {
    return n * (n + 1L) / 2;
  }

  private Hdf5Writer weights(int loop, LearnedState state) {
    long[] offsets = new long[state.neurons() + 1];
    for (int i = 0; i < state.neurons(); i++) {
      offsets[i + 1] = offsets[i] + state.inDegree(i);
    }
    Hdf5Writer writer = header(loop).ragged(WEIGHTS, type(state.weightPrecision()), offsets, neuron -> weightsOf(state, neuron));
    return writer.unit(WEIGHTS + "/values", "current x ms");
  }

  private Hdf5Writer covariance(int loop, LearnedState state, int first, int end) {
    long[] offsets = new long[end - first + 1];
    for (int i = first; i < end; i++) {
      offsets[i - first + 1] = offsets[i - first] + triangle(state.inDegree(i));
    }
    Hdf5Writer writer =
        header(loop).ragged(COVARIANCE, type(state.covariancePrecision()), offsets, row -> covarianceOf(state, first + row));
    writer.attribute("/", FIRST_NEURON, first);
    return writer.attribute(COVARIANCE, "layout", "a neuron a row; the lower triangle of its P, row by row");
  }

  private int endOfPart(LearnedState state, int first) {
    long room = partBytes / (state.covariancePrecision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES);
    int end = first;
    long used = 0;
    while (end < state.neurons() && (end == first || used + triangle(state.inDegree(end)) <= room)) {
      used += triangle(state.inDegree(end));
      end++;
    }
    return end;
  }

  private Hdf5Writer header(int loop) {
    return new Hdf5Writer(FileHeader.current(parametersDigest)).attribute("/", "loop", loop);
  }

  private StoredFile write(Hdf5Writer writer, String name) {
    Path file = directory.resolve(name);
    writer.write(file);
    return StoredFile.of(file);
  }

  private static Object weightsOf(LearnedState state, int neuron) {
    RealArray row = RealArray.allocate(state.weightPrecision(), state.inDegree(neuron));
    state.copyWeights(neuron, row, 0);
    return values(row);
  }

  private static Object covarianceOf(LearnedState state, int neuron) {
    RealArray row = RealArray.allocate(state.covariancePrecision(), Math.toIntExact(triangle(state.inDegree(neuron))));
    state.copyCovariance(neuron, row, 0);
    return values(row);
  }

  private static Object values(RealArray array) {
    return switch (array) {
      case RealArray.Float32 single -> single.values();
      case RealArray.Float64 real -> real.values();
    };
  }

  private static ElementType type(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
    };
  }
}
