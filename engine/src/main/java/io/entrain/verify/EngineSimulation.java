package io.entrain.verify;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.PopulationConfig;
import io.entrain.config.TimeConfig;
import io.entrain.initialisation.InitialPass;
import io.entrain.input.RicciardiTransfer;
import io.entrain.metrics.CorrelationMeter;
import io.entrain.metrics.CorrelationSum;
import io.entrain.metrics.FiringRate;
import io.entrain.metrics.RollingWindow;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronTable;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.LocalShard;
import io.entrain.shard.NetworkModel;
import io.entrain.shard.Phase;
import io.entrain.shard.TrialObserver;
import java.util.Arrays;

/** Runs a case on the CPU with the very kernels, observers and measures of training. */
final class EngineSimulation implements CaseSimulation {
  private final CaseParameters parameters;
  private final CaseInputs inputs;
  private final TimeConfig time;
  private final CaseModel builder;
  private final NetworkModel model;
  private final LocalShard shard;
  private final boolean[] learns;

  EngineSimulation(CaseParameters parameters, CaseInputs inputs, VerifyOptions options) {
    this.parameters = parameters;
    this.inputs = inputs;
    this.time = parameters.time();
    this.builder = new CaseModel(parameters, inputs, options.precision());
    this.model = builder.build();
    this.shard = parameters.loops() > 0 ? LocalShard.trainable(model, options.threads()) : LocalShard.testable(model, options.threads());
    this.learns = new boolean[inputs.neurons()];
    for (int i = 0; i < learns.length; i++) {
      learns[i] = shard.inDegree(i) > 0;
    }
  }

  @Override
  public CaseOutcome initialCovariance() {
    int[] offsets = new int[inputs.neurons() + 1];
    for (int i = 0; i < inputs.neurons(); i++) {
      offsets[i + 1] = offsets[i] + shard.inDegree(i) * shard.inDegree(i);
    }
    return new CaseOutcome().with("P_offsets", offsets).with("P0", LearnedTables.covariances(shard));
  }

  @Override
  public CaseOutcome trainingLoop(int loop) {
    int run = loop - 1;
    int n = inputs.neurons();
    CaseTrialInputs driven = driven(run);
    int row = inputs.taskOfRun()[run] * time.targetRows() * n;
    double[] targets = Arrays.copyOfRange(inputs.targets(), row, row + time.targetRows() * n);
    TrialRecorder recorder = new TrialRecorder(RollingWindow.of(time), n, targets, learns);
    CorrelationMeter meter = new CorrelationMeter(RollingWindow.of(time), correlated(), driven.targets(), n);
    TrialObserver both = range -> recorder.observe(range).and(meter.observe(range));
    int[] counts = shard.run(Phase.TRAINING, driven, both);
    CorrelationSum correlation = CorrelationSum.of(meter.correlations(), 0, n);
    return withRate(recorder.loop(), counts)
        .with("pcor", meter.correlations())
        .with("cor", correlation.mean())
        .with("n_nan", (double) correlation.nanNeurons())
        .with("wp_weights", LearnedTables.weights(shard))
        .with("P", LearnedTables.covariances(shard));
  }

  @Override
  public void startFrom(double[] weights, double[] covariances) {
    LearnedTables.replace(shard, weights, covariances);
  }

  @Override
  public CaseOutcome testTrial(int trial, int task) {
    TrialRecorder recorder = new TrialRecorder(RollingWindow.of(time), inputs.neurons(), new double[0], learns);
    int[] counts = shard.run(Phase.TEST, driven(trial * parameters.tasks() + task), recorder);
    return withRate(recorder.trial(), counts);
  }

  /** Runs the pass twice: once as {@code init} does, once to see its spikes. */
  @Override
  public CaseOutcome initialPass() {
    PopulationConfig population = parameters.population();
    CaseTrialInputs driven = driven(0);
    InitialActivity activity = InitialPass.run(shard, model, driven, population.excitatory(), parameters.initialNeurons());
    TrialRecorder recorder = new TrialRecorder(RollingWindow.of(time), inputs.neurons(), new double[0], learns);
    shard.run(Phase.INITIAL, driven, recorder);
    return withRate(new CaseOutcome().with(recorder.spikes()), activity.spikeCounts())
        .with("uavg", activity.meanCurrent())
        .with("ustd", activity.currentSpread())
        .with("rate_exc", activity.excitatoryRateHz())
        .with("rate_inh", activity.inhibitoryRateHz())
        .with("ricciardi_sigma", sigma(activity));
  }

  private double sigma(InitialActivity activity) {
    return parameters.synapses().k() > 0
        ? RicciardiTransfer.sigmaOfCurrent(activity.currentSpread(), parameters.synapses().tauBaleMs())
        : inputs.sig()[0];
  }

  private CaseOutcome withRate(CaseOutcome outcome, int[] counts) {
    return outcome.with("ns", counts).with("mean_rate", FiringRate.hz(counts, 0, counts.length, time.dtMs(), time.steps()));
  }

  private CaseTrialInputs driven(int run) {
    int task = inputs.taskOfRun()[run];
    NeuronTable stimulus = builder.rows(inputs.stimulus(), task, time.stimulusRows());
    NeuronTable targets = builder.rows(inputs.targets(), task, time.targetRows());
    return new CaseTrialInputs(inputs, run, time.steps(), stimulus, targets);
  }

  private CurrentKind correlated() {
    return parameters.learning().correlationVar() == CorrelationVariable.UTOTAL ? CurrentKind.TOTAL : CurrentKind.PLASTIC;
  }
}
