package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.ElementType;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the data files of a part of a checkpoint: plastic weights as a ragged table {@code wpWeightIn}, and the lower triangles of P as
 * ragged tables {@code P} over contiguous ranges of neurons, in files of limited size. Numbers go from the state to the disk neuron by
 * neuron: besides the state there is never more in memory than P of one neuron and a small buffer.
 */
final class CheckpointWriter {
  static final String WEIGHTS = "wpWeightIn";
  static final String COVARIANCE = "P";
  static final String LOOP = "loop";
  static final String FIRST_NEURON = "first_neuron";
  private static final String NEURONS = "neurons";

  private final Path directory;
  private final String parametersDigest;
  private final long fileBytes;

  /**
   * @param fileBytes bytes of P in one file; a single neuron may exceed it
   */
  CheckpointWriter(Path directory, String parametersDigest, long fileBytes) {
    this.directory = directory;
    this.parametersDigest = parametersDigest;
    this.fileBytes = fileBytes;
  }

  /**
   * Writes all files of a range of neurons. If that fails none of them is left behind.
   *
   * @param save see {@link CheckpointNames#stem}
   */
  CheckpointPart write(CheckpointId id, long save, NeuronRange range, LearnedState state) {
    boolean whole = id.revision() == 0 && range.size() == state.neurons();
    String stem = CheckpointNames.stem(id, save, whole ? -1 : range.from());
    List<StoredFile> weights = new ArrayList<>();
    List<StoredFile> covariance = new ArrayList<>();
    try {
      if (range.size() > 0) {
        weights.add(write(weights(id.loop(), range, state), CheckpointNames.weights(stem)));
      }
      NeuronRange rest = range;
      while (rest.size() > 0) {
        int end = endOfFile(state, rest);
        String name = CheckpointNames.covariance(stem, covariance.size() + 1);
        covariance.add(write(covariance(id.loop(), new NeuronRange(rest.from(), end), state), name));
        rest = new NeuronRange(end, range.to());
      }
    } catch (DataFileException e) {
      weights.forEach(file -> deleteAfter(e, file));
      covariance.forEach(file -> deleteAfter(e, file));
      throw e;
    }
    return CheckpointPart.ofLoop(range, weights, covariance);
  }

  /** Numbers in the lower triangle of a matrix of n rows. */
  static long triangle(int n) {
    return n * (n + 1L) / 2;
  }

  private Hdf5Writer weights(int loop, NeuronRange range, LearnedState state) {
    long[] offsets = new long[range.size() + 1];
    for (int i = 0; i < range.size(); i++) {
      offsets[i + 1] = offsets[i] + state.inDegree(range.from() + i);
    }
    RowBuffer buffer = new RowBuffer(state.weightPrecision());
    return header(loop, range)
        .ragged(WEIGHTS, type(state.weightPrecision()), offsets, i -> weightsOf(state, range.from() + i, buffer))
        .unit(WEIGHTS + "/values", "ms");
  }

  private Hdf5Writer covariance(int loop, NeuronRange range, LearnedState state) {
    long[] offsets = new long[range.size() + 1];
    for (int i = 0; i < range.size(); i++) {
      offsets[i + 1] = offsets[i] + triangle(state.inDegree(range.from() + i));
    }
    RowBuffer buffer = new RowBuffer(state.covariancePrecision());
    return header(loop, range)
        .ragged(COVARIANCE, type(state.covariancePrecision()), offsets, i -> covarianceOf(state, range.from() + i, buffer))
        .attribute(COVARIANCE, "layout", "a neuron a row; the lower triangle of its P, row by row");
  }

  private int endOfFile(LearnedState state, NeuronRange range) {
    long room = fileBytes / (state.covariancePrecision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES);
    int end = range.from();
    long used = 0;
    while (end < range.to() && (end == range.from() || used + triangle(state.inDegree(end)) <= room)) {
      used += triangle(state.inDegree(end));
      end++;
    }
    return end;
  }

  private Hdf5Writer header(int loop, NeuronRange range) {
    return new Hdf5Writer(FileHeader.current(parametersDigest))
        .attribute("/", LOOP, loop)
        .attribute("/", FIRST_NEURON, range.from())
        .attribute("/", NEURONS, range.size());
  }

  private StoredFile write(Hdf5Writer writer, String name) {
    Path file = directory.resolve(name);
    writer.write(file);
    return StoredFile.of(file);
  }

  private void deleteAfter(DataFileException failure, StoredFile file) {
    try {
      Files.deleteIfExists(directory.resolve(file.name()));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static Object weightsOf(LearnedState state, int neuron, RowBuffer buffer) {
    RealArray row = buffer.of(state.inDegree(neuron));
    state.copyWeights(neuron, row, 0);
    return values(row);
  }

  private static Object covarianceOf(LearnedState state, int neuron, RowBuffer buffer) {
    RealArray row = buffer.of(Math.toIntExact(triangle(state.inDegree(neuron))));
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
