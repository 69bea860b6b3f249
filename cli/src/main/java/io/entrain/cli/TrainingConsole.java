package io.entrain.cli;

import io.entrain.training.LoopSummary;
import io.entrain.training.TrainingListener;
import java.io.PrintWriter;

/** Shows a training run as it goes: the table, a bar, warnings. */
final class TrainingConsole implements TrainingListener {
  private final PrintWriter out;
  private final PrintWriter err;
  private final ProgressDisplay progress;
  private final StopSignal stop;
  private final int loops;
  private int done;
  private int lastLoop;

  TrainingConsole(PrintWriter out, PrintWriter err, ProgressDisplay progress, StopSignal stop, int loops) {
    this.out = out;
    this.err = err;
    this.progress = progress;
    this.stop = stop;
    this.loops = loops;
  }

  @Override
  public void loopCompleted(LoopSummary summary) {
    if (done == 0) {
      progress.line(out, TrainingTable.header());
    }
    done++;
    lastLoop = summary.loop();
    progress.line(out, TrainingTable.line(summary));
    progress.advanced("training", done, loops);
  }

  @Override
  public void warn(String message) {
    progress.line(err, "entrain: " + message);
  }

  @Override
  public boolean stopRequested() {
    return stop.requested();
  }

  /** Loops asked for that were not run. */
  int loopsLeft() {
    return loops - done;
  }

  int lastLoop() {
    return lastLoop;
  }
}
