package io.entrain.experiment;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.Precision;
import io.entrain.input.Stimulus;
import io.entrain.input.TargetCurrents;
import io.entrain.network.InitialActivity;
import io.entrain.network.NetworkGenerator;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.PlasticWiring;
import io.entrain.network.StaticWiring;
import io.entrain.network.SynapseTable;
import io.entrain.plugin.PluginLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Draws what the neurons of a range need of an experiment. All comes from counters under the seed, so a neuron gets the same whatever the
 * range is, and whoever draws it.
 */
public final class ExperimentGenerator {
  private final ExperimentConfig config;
  private final NeuronRange range;
  private final PluginLoader plugins;
  private final Progress progress;
  private final NetworkGenerator generator;
  private final Precision precision;

  public ExperimentGenerator(ExperimentConfig config, NeuronRange range, PluginLoader plugins, Progress progress) {
    this.config = config;
    this.range = range;
    this.plugins = plugins;
    this.progress = progress;
    precision = config.numerics().state();
    generator = new NetworkGenerator(config.population().neurons(), precision);
  }

  /** Static synapses onto the range, by presynaptic neuron; null: there are none (K = 0). */
  public SynapseTable statics() {
    if (config.synapses().k() == 0) {
      return null;
    }
    progress.advanced("static synapses", 0, 1);
    StaticWiring wiring = plugins.load(StaticWiring.class, config.staticWiring(), config, config.staticWiring());
    SynapseTable table = generator.drawStatic(config.staticWiring().plugin(), wiring, range);
    progress.advanced("static synapses", 1, 1);
    return table;
  }

  /** Plastic synapses onto those neurons of the range that have a target. */
  public SynapseTable plastics(TargetPlan plan, InitialActivity activity) {
    PlasticWiring wiring = plugins.load(PlasticWiring.class, config.plasticWiring(), config, config.plasticWiring(), activity);
    return generator.drawPlastic(
        config.plasticWiring().plugin(),
        (postsynaptic, row) -> {
          if (plan.trains(postsynaptic)) {
            wiring.synapsesOnto(postsynaptic, row);
          }
        },
        range);
  }

  /**
   * The stimulus of each task.
   *
   * @throws ConfigException if a value is no finite number
   */
  public List<NeuronTable> stimulus(int tasks) {
    Stimulus stimulus = plugins.load(Stimulus.class, config.stimulus(), config, config.stimulus());
    TableWriter.Generator checked = (task, neuron, rows) -> {
      stimulus.draw(task, neuron, rows);
      requireNumbers(task, neuron, rows);
    };
    return tables("stimulus", checked, tasks, config.time().stimulusRows());
  }

  /** In the precision in which they will be used. */
  private void requireNumbers(int task, int neuron, double[] rows) {
    for (int row = 0; row < rows.length; row++) {
      double value = precision == Precision.FLOAT32 ? (float) rows[row] : rows[row];
      if (!Double.isFinite(value)) {
        throw new ConfigException(
            "%s: the stimulus of neuron %d in task %d is %s in row %d: must be a finite number"
                .formatted(config.stimulus().plugin(), neuron + 1, task + 1, value, row + 1));
      }
    }
  }

  /** A table of each task, with a row for each target time. */
  public List<NeuronTable> targets(String phase, TargetCurrents targets, int tasks) {
    return tables(phase, targets::draw, tasks, config.time().targetRows());
  }

  private List<NeuronTable> tables(String phase, TableWriter.Generator source, int tasks, int rows) {
    List<NeuronTable> tables = new ArrayList<>();
    AtomicLong done = new AtomicLong();
    long total = (long) tasks * TableWriter.blocks(range.size());
    for (int task = 0; task < tasks; task++) {
      Runnable blockDone = () -> progress.advanced(phase, done.incrementAndGet(), total);
      tables.add(TableWriter.draw(source, task, rows, range, precision, blockDone));
    }
    return tables;
  }
}
