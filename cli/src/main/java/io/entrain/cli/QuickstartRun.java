package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.initialisation.InitOptions;
import io.entrain.metrics.TestResults;
import io.entrain.plot.Format;
import io.entrain.plot.LearningCurveFigure;
import io.entrain.plot.TestFigures;
import io.entrain.training.LearningCurveFile;
import io.entrain.training.TestOptions;
import io.entrain.training.TrainOptions;
import java.nio.file.Path;

/** The steps of a quick start in its directory. */
final class QuickstartRun {
  private static final int TRIALS = 40;

  private final Path directory;
  private final ThreadsOption threads;
  private final Screen screen;
  private final Entrain experiment;

  QuickstartRun(Path directory, ThreadsOption threads, Screen screen) {
    this.directory = directory;
    this.threads = threads;
    this.screen = screen;
    this.experiment = Entrain.open(directory);
  }

  /** Initialises and trains, or goes on; returns whether the network has {@code loops} loops behind it. */
  boolean trained(int loops) {
    int neurons = experiment.config().population().neurons();
    int done = QuickstartDirectory.trainedLoops(experiment);
    if (done == 0) {
      InitRun.run(experiment, new InitOptions(0, null, threads.count(neurons)), screen);
    } else {
      screen.line("There is a checkpoint of loop " + done + " already.");
    }
    if (done >= loops) {
      return true;
    }
    RestorePoint from = done == 0 ? null : new RestorePoint.Latest();
    TrainOptions options =
        new TrainOptions(loops - done, 1, false, from, threads.count(neurons), TrainOptions.DEFAULT_CHECKPOINT_EVERY, 0);
    return TrainingRun.complete(experiment, options, 1, screen);
  }

  /** Tests the network, draws figures, and says what to do next. */
  void draw(Format format) {
    TestOptions options = new TestOptions(TRIALS, null, new RestorePoint.Latest(), threads.count());
    TestResults results = TestRun.results(experiment, options, screen);
    screen.line("Figures:");
    LearningCurveFigure.write(LearningCurveFile.read(directory), directory, format).forEach(file -> screen.line("  " + file));
    TestFigures.write(results, directory, format, null).forEach(file -> screen.line("  " + file));
    screen.line("Next: look at them, or");
    screen.line("  entrain train " + ShellWord.of(directory) + " -n 50 -r latest     train this network longer");
    screen.line("  entrain param " + ShellWord.of(directory) + "                     see all its parameters");
    screen.line("  entrain init my-data                         begin an experiment of your own");
  }
}
