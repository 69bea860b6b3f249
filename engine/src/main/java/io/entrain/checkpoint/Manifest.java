package io.entrain.checkpoint;

import io.entrain.config.Precision;
import java.util.List;

/**
 * Everything about a checkpoint but the numbers; the content of {@code ckpt100.json}.
 *
 * @param sequence grows with each checkpoint saved in a directory, so that the newest is known even after a restart from an earlier loop
 * @param parametersDigest digest of the parameters it was trained with
 * @param neurons neurons of the network
 * @param files its data files: the weights, then the parts of P
 */
record Manifest(
    long sequence,
    Checkpoint checkpoint,
    String parametersDigest,
    Precision weightPrecision,
    Precision covariancePrecision,
    int neurons,
    List<StoredFile> files) {
  Manifest {
    files = List.copyOf(files);
  }

  int loop() {
    return checkpoint.loop();
  }

  StoredFile weights() {
    return files.getFirst();
  }

  List<StoredFile> covariance() {
    return files.subList(1, files.size());
  }

  Manifest with(long newSequence, double correlation) {
    Checkpoint measured = new Checkpoint(loop(), correlation, checkpoint.weightsDigest());
    return new Manifest(newSequence, measured, parametersDigest, weightPrecision, covariancePrecision, neurons, files);
  }
}
