package io.entrain.cli;

import io.entrain.training.LoopSummary;
import io.entrain.training.TrainingListener;

/** Shows a training run as it goes: the table, a bar, warnings. */
final class TrainingConsole implements TrainingListener {
  private final Screen screen;
  private final ProgressDisplay progress;
  private final StopSignal stop;
  private final int loops;
  private int done;

  /** {@code loops}: how many are to be run. */
  TrainingConsole(Screen screen, ProgressDisplay progress, StopSignal stop, int loops) {
    this.screen = screen;
    this.progress = progress;
    this.stop = stop;
    this.loops = loops;
  }

  /** Shows at once, before anything is read, that the command is at work. */
  void begin() {
    screen.line(TrainingTable.header());
    progress.advanced("training", 0, loops);
  }

  @Override
  public void loopCompleted(LoopSummary summary) {
    done++;
    screen.line(TrainingTable.line(summary));
    progress.advanced("training", done, loops);
  }

  @Override
  public void warn(String message) {
    screen.notice(message);
  }

  @Override
  public boolean stopRequested() {
    return stop.requested();
  }
}
