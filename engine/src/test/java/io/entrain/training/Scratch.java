package io.entrain.training;

import io.entrain.config.*;
import io.entrain.input.*;
import io.entrain.linalg.RealArray;
import io.entrain.network.*;
import io.entrain.shard.*;
import io.entrain.state.CellConstants;
import java.util.*;

public class Scratch {
  public static void main(String[] a) {
    int N = Integer.parseInt(a[0]), K = Integer.parseInt(a[1]), L = Integer.parseInt(a[2]), threads = Integer.parseInt(a[3]), loops = Integer.parseInt(a[4]);
    Precision prec = a.length > 5 ? Precision.valueOf(a[5]) : Precision.FLOAT32;
    double sq = Math.sqrt(K), je = 2 / sq * 10, jx = 0.08 * sq, wps = 2 * Math.sqrt(L), wp = 20 / wps;
    TimeConfig time = new TimeConfig(0.1, 800, 1000, 1000, 10, 50, 0.1, 1000, 0.1);
    PluginConfig st = new PluginConfig("s", Map.of("K", (double) K, "jee", 0.15 * je, "jie", je, "jei", -0.75 * je, "jii", -je));
    PluginConfig pl = new PluginConfig("p", Map.of("Lexc", (double) L, "Linh", (double) L, "frac", 1.0, "wpee", wp, "wpie", wp, "wpei", -wp, "wpii", -wp));
    PluginConfig xs = new PluginConfig("x", Map.of("mu", 0.0, "b", 1 / 20.0, "sig", 0.2));
    PluginConfig ta = new PluginConfig("t", Map.of("Amp", 0.5, "period", 1000.0, "biasType", "zero", "mu", 0.0, "b", 1 / 400.0, "sig", 0.02));
    ExperimentConfig c = new ExperimentConfig(time, new PopulationConfig(N, N / 2), new LifConfig(0, 1, 1, 10, 10), new SynapseConfig(3, 3, new NeuronValues.Uniform(150), K, 1.5 * jx, jx),
        new NoiseConfig(NoiseModel.VOLTAGE, new NeuronValues.Uniform(0)), new LearningConfig(0.8, 1, 0.01, false, CorrelationVariable.UTOTAL), new NumericsConfig(prec, prec), st, pl, xs, ta, 1000, 16, 1, "x");
    long t0 = System.nanoTime();
    double[] ones = new double[N]; Arrays.fill(ones, 1);
    double[] inv = new double[N]; Arrays.fill(inv, 0.1);
    double[] tp = new double[N]; Arrays.fill(tp, 150);
    double[] x = new double[N]; for (int i = 0; i < N; i++) x[i] = i < N / 2 ? 1.5 * jx : jx;
    CellConstants cc = new CellConstants(0.1, 0, 1, 1, ones, inv, 3, 3, tp, x, NoiseModel.VOLTAGE, null);
    NetworkGenerator gen = new NetworkGenerator(N, prec);
    SynapseTable statics = gen.drawStatic(new FixedOutDegreeStaticWiring(c, st));
    System.out.printf("static %.2f s%n", (System.nanoTime() - t0) * 1e-9);
    NetworkModel m0 = new NetworkModel(time, cc, c.numerics(), c.learning(), statics, SynapseTable.empty(new NeuronRange(0, N), prec));
    InitialActivity act = InitialPass.run(LocalShard.testable(m0, threads), m0, new DrawnInputs(c, cc, "initial", 0, null, null), N / 2, 1000);
    System.out.printf("init %.2f s rates %.3f %.3f ustd %.4f%n", (System.nanoTime() - t0) * 1e-9, act.excitatoryRateHz(), act.inhibitoryRateHz(), act.currentSpread());
    SynapseTable plast = gen.drawPlastic(new MostActivePlasticWiring(c, pl, act));
    NetworkModel m = new NetworkModel(time, cc, c.numerics(), c.learning(), statics, plast);
    RealArray[] stim = new RealArray[time.stimulusRows()], targ = new RealArray[time.targetRows()];
    for (int i = 0; i < stim.length; i++) stim[i] = RealArray.allocate(prec, N);
    for (int i = 0; i < targ.length; i++) targ[i] = RealArray.allocate(prec, N);
    Stimulus s = new OrnsteinUhlenbeckStimulus(c, xs); TargetCurrents t = new SinusoidTargets(c, ta, act);
    double[] rs = new double[stim.length], rt = new double[targ.length];
    for (int i = 0; i < N; i++) { s.draw(0, i, rs); t.draw(0, i, rt); for (int q = 0; q < rs.length; q++) put(stim[q], i, rs[q]); for (int q = 0; q < rt.length; q++) put(targ[q], i, rt[q]); }
    System.out.printf("inputs %.2f s%n", (System.nanoTime() - t0) * 1e-9);
    LocalShard shard = LocalShard.trainable(m, threads);
    LoopRunner runner = new LoopRunner(c, cc, shard, List.of(new TaskTables(stim, targ)));
    for (int l = 1; l <= loops; l++) { LoopSummary u = runner.run(l, 0, true); System.out.printf("%d %.4f s rate %.3f corr %.5f %016x%n", l, u.elapsedSeconds(), u.rateHz(), u.correlation(), u.digest()); }
  }
  static void put(RealArray r, int i, double v) { switch (r) { case RealArray.Float32(float[] f) -> f[i] = (float) v; case RealArray.Float64(double[] d) -> d[i] = v; } }
}
