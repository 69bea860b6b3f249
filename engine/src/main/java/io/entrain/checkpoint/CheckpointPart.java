package io.entrain.checkpoint;

import io.entrain.network.NeuronRange;
import java.util.List;

/**
 * What one writer has put on disk of the neurons {@code fromNeuron .. toNeuron-1}, after a training loop or after the initial pass.
 *
 * @param weights files of their plastic weights
 * @param covariance files of their P
 * @param activity files of what the initial pass has measured; none after a training loop
 */
public record CheckpointPart(
    int fromNeuron, int toNeuron, List<StoredFile> weights, List<StoredFile> covariance, List<StoredFile> activity) {
  public CheckpointPart {
    weights = List.copyOf(weights);
    covariance = List.copyOf(covariance);
    activity = List.copyOf(activity);
  }

  /** After a training loop. */
  public static CheckpointPart ofLoop(NeuronRange range, List<StoredFile> weights, List<StoredFile> covariance) {
    return new CheckpointPart(range.from(), range.to(), weights, covariance, List.of());
  }

  /** After the initial pass. */
  public static CheckpointPart ofInitialPass(NeuronRange range, StoredFile activity) {
    return new CheckpointPart(range.from(), range.to(), List.of(), List.of(), List.of(activity));
  }

  /** Whose they are. */
  public NeuronRange neurons() {
    return new NeuronRange(fromNeuron, toNeuron);
  }
}
