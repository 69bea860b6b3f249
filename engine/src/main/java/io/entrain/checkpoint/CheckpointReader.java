package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;
import io.entrain.shard.LearnedState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Verifies one checkpoint and puts it into a network. */
final class CheckpointReader {
  private final CheckpointDirectory directory;
  private final Manifest manifest;

  CheckpointReader(CheckpointDirectory directory, Manifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /**
   * @throws DataFileException if it was saved by a network of another experiment, or of other formats or size; says all that differs
   */
  void requireBelongsTo(String parametersDigest, LearnedState state) {
    List<String> differences = new ArrayList<>();
    if (!manifest.parametersDigest().equals(parametersDigest)) {
      differences.add("the digest of its parameters is " + manifest.parametersDigest() + ", that of the present ones " + parametersDigest);
    }
    compare(differences, "neurons", manifest.neurons(), state.neurons());
    compare(differences, "the precision of weights", manifest.weightPrecision(), state.weightPrecision());
    compare(differences, "the precision of P", manifest.covariancePrecision(), state.covariancePrecision());
    refuse(differences);
  }

  /**
   * Compares every file that will be read with its checksum.
   *
   * @throws DataFileException naming the first that is damaged
   */
  void verify(Content content) {
    files(content).forEach(file -> file.verify(directory.path()));
  }

  /**
   * Puts the checkpoint into {@code state}, which is not touched if the checkpoint does not fit.
   *
   * @throws DataFileException if the neurons have other numbers of plastic inputs
   */
  void restore(LearnedState state, Content content) {
    restoreWeights(state);
    if (content == Content.EVERYTHING) {
      manifest.covariance().forEach(file -> restoreCovariance(file, state));
    }
  }

  private void restoreWeights(LearnedState state) {
    try (Hdf5File file = Hdf5File.open(path(manifest.weights()))) {
      long[] offsets = file.longs(CheckpointWriter.WEIGHTS + "/offsets");
      requireSameInDegrees(offsets, state);
      NumericDataset values = file.dataset(CheckpointWriter.WEIGHTS + "/values");
      for (int neuron = 0; neuron < state.neurons(); neuron++) {
        RealArray row = RealArray.allocate(state.weightPrecision(), state.inDegree(neuron));
        read(values, offsets[neuron], row);
        state.setWeights(neuron, row, 0);
      }
    }
  }

  private void restoreCovariance(StoredFile part, LearnedState state) {
    try (Hdf5File file = Hdf5File.open(path(part))) {
      long[] offsets = file.longs(CheckpointWriter.COVARIANCE + "/offsets");
      NumericDataset values = file.dataset(CheckpointWriter.COVARIANCE + "/values");
      int first = Math.toIntExact(file.integer("/", CheckpointWriter.FIRST_NEURON));
      for (int i = 0; i < offsets.length - 1; i++) {
        RealArray row = RealArray.allocate(state.covariancePrecision(), Math.toIntExact(offsets[i + 1] - offsets[i]));
        read(values, offsets[i], row);
        state.setCovariance(first + i, row, 0);
      }
    }
  }

  private void requireSameInDegrees(long[] offsets, LearnedState state) {
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      long saved = offsets[neuron + 1] - offsets[neuron];
      if (saved != state.inDegree(neuron)) {
        List<String> differences = new ArrayList<>();
        compare(differences, "plastic inputs of neuron " + (neuron + 1), saved, (long) state.inDegree(neuron));
        refuse(differences);
      }
    }
  }

  private void refuse(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new DataFileException(
          directory.manifestFile(manifest.loop()),
          "the checkpoint of loop " + manifest.loop() + " does not belong to this network",
          String.join("; ", differences));
    }
  }

  private List<StoredFile> files(Content content) {
    return switch (content) {
      case WEIGHTS -> List.of(manifest.weights());
      case EVERYTHING -> manifest.files();
    };
  }

  private Path path(StoredFile file) {
    return directory.path().resolve(file.name());
  }

  private static void compare(List<String> differences, String what, Object saved, Object present) {
    if (!saved.equals(present)) {
      differences.add(what + ": " + saved + " in the checkpoint, " + present + " in the network");
    }
  }

  private static void read(NumericDataset values, long from, RealArray row) {
    switch (row) {
      case RealArray.Float32 single -> values.read(from, single.values(), 0, row.length());
      case RealArray.Float64 real -> values.read(from, real.values(), 0, row.length());
    }
  }
}
