// Template: the double-precision twin is generated from this file.
package io.entrain.shard;

import io.entrain.learning.FloatGain;
import io.entrain.learning.FloatPlasticSynapses;
import io.entrain.learning.GroupLayout;
import io.entrain.network.NeuronRange;
import io.entrain.step.FloatFilteredTrains;
import io.entrain.step.FloatStaticSynapses;
import io.entrain.step.TrainAdvance;

/** Builds partitions in single precision. */
final class FloatPartitionFactory implements PartitionFactory {
  private final NetworkModel model;
  private final FloatFilteredTrains trains;

  FloatPartitionFactory(NetworkModel model) {
    this.model = model;
    trains = new FloatFilteredTrains(model.constants());
  }

  @Override
  public Partition trainable(NeuronRange range) {
    FloatPlasticSynapses plastics = plastics(range);
    FloatGain covariance = CovarianceFactory.floatGain(plastics.layout(), model.numerics().covariance());
    InitialCovariances.fill(model, plastics.layout(), covariance);
    return partition(range, statics(range), plastics, covariance);
  }

  @Override
  public Partition testable(NeuronRange range) {
    return partition(range, statics(range), plastics(range), null);
  }

  @Override
  public Partition replica(Partition original) {
    FloatPartition partition = (FloatPartition) original;
    return partition(partition.range(), partition.statics(), partition.plastics(), null);
  }

  @Override
  public TrainAdvance trains(NeuronRange range) {
    return trains.advance(range);
  }

  private FloatStaticSynapses statics(NeuronRange range) {
    return model.statics() == null ? null : new FloatStaticSynapses(model.statics(), range);
  }

  private FloatPlasticSynapses plastics(NeuronRange range) {
    return new FloatPlasticSynapses(model.plastics(), new GroupLayout(model.plastics(), range), model.neurons());
  }

  private FloatPartition partition(
      NeuronRange range, FloatStaticSynapses statics, FloatPlasticSynapses plastics, FloatGain covariance) {
    boolean frozen = model.learning().benchmark();
    return new FloatPartition(model.time(), model.constants(), range, statics, plastics, covariance, trains, frozen);
  }
}
