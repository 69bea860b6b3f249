package io.entrain.checkpoint;

import java.util.List;

/**
 * What one writer has put on disk for a checkpoint: the neurons {@code fromNeuron .. toNeuron-1}.
 *
 * @param weights files of their plastic weights
 * @param covariance files of their P
 */
public record CheckpointPart(int fromNeuron, int toNeuron, List<StoredFile> weights, List<StoredFile> covariance) {
  public CheckpointPart {
    weights = List.copyOf(weights);
    covariance = List.copyOf(covariance);
  }
}
