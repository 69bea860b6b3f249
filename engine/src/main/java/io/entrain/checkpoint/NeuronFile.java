package io.entrain.checkpoint;

import io.entrain.network.NeuronRange;

/**
 * A data file and whose numbers are in it.
 *
 * @param neurons its neurons; in manifests of format 1, which do not say, all of the network
 */
record NeuronFile(StoredFile file, NeuronRange neurons) {
  String name() {
    return file.name();
  }

  boolean overlaps(NeuronRange range) {
    return neurons.from() < range.to() && range.from() < neurons.to();
  }
}
