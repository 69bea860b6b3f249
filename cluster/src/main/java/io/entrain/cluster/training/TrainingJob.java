package io.entrain.cluster.training;

import io.entrain.cluster.run.RetryPolicy;
import io.entrain.config.LoadedConfig;
import io.entrain.network.NeuronRange;
import io.entrain.training.ShardTrainer;
import io.entrain.training.TrainOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A run to be trained in this process.
 *
 * @param directory initialised data directory
 * @param loaded its parameters
 * @param options how to train
 * @param retries how losses are answered
 * @param shards builds the shards anew for every epoch
 */
record TrainingJob(
    Path directory, LoadedConfig loaded, TrainOptions options, RetryPolicy retries, Supplier<ShardTrainer> shards) {
  /** A run of {@code shards} shards, which share the threads of the options. */
  static TrainingJob of(Path directory, LoadedConfig loaded, TrainOptions options, RetryPolicy retries, int shards) {
    int neurons = loaded.experiment().population().neurons();
    List<NeuronRange> ranges = new NeuronRange(0, neurons).split(shards);
    int threads = Math.max(1, options.threads() / ranges.size());
    return new TrainingJob(directory, loaded, options, retries, () -> ShardTrainer.open(directory, loaded, ranges, threads, null));
  }
}
