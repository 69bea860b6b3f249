package io.entrain.shard;

import io.entrain.network.NeuronRange;
import io.entrain.step.TrainAdvance;

/** Builds the partitions of one network, in one precision. */
sealed interface PartitionFactory permits FloatPartitionFactory, DoublePartitionFactory {
  /** A partition that can be trained, with the covariance before learning. */
  Partition trainable(NeuronRange range);

  /** A partition for trials without learning. */
  Partition testable(NeuronRange range);

  /** One more partition for trials without learning that shares synapses and weights with {@code original}. */
  Partition replica(Partition original);

  /** Advances the filtered trains of neurons of which only spikes are known here. */
  TrainAdvance trains(NeuronRange range);

  static PartitionFactory of(NetworkModel model) {
    return switch (model.numerics().state()) {
      case FLOAT32 -> new FloatPartitionFactory(model);
      case FLOAT64 -> new DoublePartitionFactory(model);
    };
  }
}
