package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;
import io.entrain.shard.RestorableState;
import java.util.ArrayList;
import java.util.List;

/** Verifies one checkpoint and puts what it holds of some neurons into a network. */
final class CheckpointReader {
  private final CheckpointDirectory directory;
  private final Manifest manifest;
  private final Patience patience;

  /** {@code patience}: with files that are not seen. */
  CheckpointReader(CheckpointDirectory directory, Manifest manifest, Patience patience) {
    this.directory = directory;
    this.manifest = manifest;
    this.patience = patience;
  }

  /**
   * @throws DataFileException if it was saved with other parameters
   */
  void requireParameters(String parametersDigest) {
    refuse(differencesOfParameters(parametersDigest));
  }

  /**
   * @throws DataFileException if it was saved by a network of another experiment, or of other formats or size; says all that differs
   */
  void requireBelongsTo(String parametersDigest, LearnedFormat present) {
    LearnedFormat saved = manifest.format();
    List<String> differences = differencesOfParameters(parametersDigest);
    compare(differences, "neurons", saved.neurons(), present.neurons());
    compare(differences, "the precision of weights", saved.weights(), present.weights());
    compare(differences, "the precision of P", saved.covariance(), present.covariance());
    refuse(differences);
  }

  /**
   * Compares every file that has something of a range of neurons with its checksum.
   *
   * @throws DamagedCheckpointException naming the first that is damaged
   */
  void verify(NeuronRange range, Content content) {
    manifest
        .files(content)
        .filter(file -> file.overlaps(range))
        .forEach(
            file -> {
              directory.await(file.name(), patience);
              file.file().verify(directory.path());
            });
  }

  /**
   * Puts neurons of a range into {@code state}, which is not touched if the checkpoint does not fit. To be called after {@link #verify}.
   *
   * @throws DataFileException if the neurons have other numbers of plastic inputs
   */
  void restore(NeuronRange range, Content content, RestorableState state) {
    requireSameInDegrees(range, content, state);
    RowBuffer weights = new RowBuffer(state.weightPrecision());
    visit(manifest.weights(), CheckpointWriter.WEIGHTS, range, (file, neuron) -> {
      RealArray row = weights.of((int) file.length(neuron));
      file.read(neuron, row);
      state.setWeights(neuron, row, 0);
    });
    if (content == Content.EVERYTHING) {
      RowBuffer covariance = new RowBuffer(state.covariancePrecision());
      visit(manifest.covariance(), CheckpointWriter.COVARIANCE, range, (file, neuron) -> {
        RealArray row = covariance.of((int) file.length(neuron));
        file.read(neuron, row);
        state.setCovariance(neuron, row, 0);
      });
    }
  }

  private void requireSameInDegrees(NeuronRange range, Content content, LearnedState state) {
    visit(manifest.weights(), CheckpointWriter.WEIGHTS, range, (file, neuron) -> {
      List<String> differences = new ArrayList<>();
      compare(differences, "plastic inputs of neuron " + (neuron + 1), file.length(neuron), (long) state.inDegree(neuron));
      refuse(differences);
    });
    if (content == Content.EVERYTHING) {
      visit(manifest.covariance(), CheckpointWriter.COVARIANCE, range, (file, neuron) -> {
        long expected = CheckpointWriter.triangle(state.inDegree(neuron));
        if (file.length(neuron) != expected) {
          throw new DamagedCheckpointException(
              file.path(), "has " + file.length(neuron) + " numbers of P of neuron " + (neuron + 1), "must have " + expected);
        }
      });
    }
  }

  /** Does something with a neuron of an open file. */
  private interface Visitor {
    void visit(LearnedFile file, int neuron);
  }

  /** Visits every neuron of a range, in the files that hold them. */
  private void visit(List<NeuronFile> files, String table, NeuronRange range, Visitor visitor) {
    int visited = 0;
    for (NeuronFile listed : files) {
      if (listed.overlaps(range)) {
        try (LearnedFile file = LearnedFile.open(directory.path().resolve(listed.name()), table)) {
          int end = Math.min(range.to(), file.neurons().to());
          for (int neuron = Math.max(range.from(), file.neurons().from()); neuron < end; neuron++) {
            visitor.visit(file, neuron);
            visited++;
          }
        }
      }
    }
    if (visited != range.size()) {
      throw new DamagedCheckpointException(
          directory.manifestFile(manifest.id()),
          "its files of " + table + " hold " + visited + " of neurons " + (range.from() + 1) + " to " + range.to(),
          "must hold each of them once");
    }
  }

  private List<String> differencesOfParameters(String parametersDigest) {
    List<String> differences = new ArrayList<>();
    if (!manifest.parametersDigest().equals(parametersDigest)) {
      differences.add("the digest of its parameters is " + manifest.parametersDigest() + ", that of the present ones " + parametersDigest);
    }
    return differences;
  }

  private void refuse(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new DataFileException(
          directory.manifestFile(manifest.id()),
          "the checkpoint of loop " + manifest.loop() + " does not belong to this network",
          String.join("; ", differences));
    }
  }

  private static void compare(List<String> differences, String what, Object saved, Object present) {
    if (!saved.equals(present)) {
      differences.add(what + ": " + saved + " in the checkpoint, " + present + " in the network");
    }
  }
}
