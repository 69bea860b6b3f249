package io.entrain.checkpoint;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything about a checkpoint but the numbers; the content of {@code ckpt100.json} or {@code ckpt100-r7.json}.
 *
 * @param revision of its {@link CheckpointId}
 * @param rank the revision as which it counts: its own; for revision 0 the highest that was in the directory when its writer began
 * @param sequence grows with each checkpoint saved in a directory, so that the newest is known even after a restart from an earlier loop
 * @param parametersDigest digest of the parameters it was trained with
 * @param weights files of the plastic weights, ascending
 * @param covariance files of P, ascending
 */
record Manifest(
    long revision,
    long rank,
    long sequence,
    Checkpoint checkpoint,
    String parametersDigest,
    LearnedFormat format,
    List<NeuronFile> weights,
    List<NeuronFile> covariance) {
  /** By rank first: a writer that was replaced, and wakes up late, saves nothing that counts as newer than what its successor saved. */
  static final Comparator<Manifest> NEWEST_FIRST =
      Comparator.comparingLong(Manifest::rank)
          .thenComparingLong(Manifest::sequence)
          .thenComparingLong(Manifest::revision)
          .reversed();

  Manifest {
    weights = List.copyOf(weights);
    covariance = List.copyOf(covariance);
  }

  CheckpointId id() {
    return new CheckpointId(loop(), revision);
  }

  int loop() {
    return checkpoint.loop();
  }

  Stream<NeuronFile> files() {
    return Stream.concat(weights.stream(), covariance.stream());
  }

  /** The files of a content. */
  Stream<NeuronFile> files(Content content) {
    return switch (content) {
      case WEIGHTS -> weights.stream();
      case EVERYTHING -> files();
    };
  }

  /** Whether it says of each file whose numbers are in it; manifests of format 1 do so by chance only. */
  boolean statesNeurons() {
    return tile(weights) && tile(covariance);
  }

  private boolean tile(List<NeuronFile> files) {
    int next = 0;
    for (NeuronFile file : files) {
      if (file.neurons().from() != next) {
        return false;
      }
      next = file.neurons().to();
    }
    return next == format.neurons();
  }

  /** The same data, saved once more. */
  Manifest with(long newRank, long newSequence, double correlation) {
    Checkpoint measured = new Checkpoint(loop(), correlation, checkpoint.weightsDigest());
    return new Manifest(revision, newRank, newSequence, measured, parametersDigest, format, weights, covariance);
  }
}
