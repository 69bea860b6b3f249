package io.entrain.plot;

import io.entrain.training.LoopSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.plot.XYPlot;

/** Correlation with the target and firing rate over training loops, one line a task. */
public final class LearningCurveFigure {
  private static final String NAME = "learning-curve";
  private static final double WIDTH = 245;
  private static final double HEIGHT = 260;
  private static final int MOST_LOOP_TICKS = 5;
  private static final int MOST_TICKS = 4;
  private static final int MOST_DOTS = 40;

  private LearningCurveFigure() {}

  /**
   * Draws {@code learning-curve}; its numbers are those of the file of the learning curve. Loops in which the correlation was not measured
   * are skipped in the upper panel.
   *
   * @param curve at least one loop, ascending
   * @return the file written
   * @throws FigureException if there is no loop or this machine cannot draw
   */
  public static List<Path> write(List<LoopSummary> curve, Path directory, Format format) {
    return FigureWriter.write(of(curve), directory.resolve(NAME), format);
  }

  static Figure of(List<LoopSummary> curve) {
    if (curve.isEmpty()) {
      throw new FigureException("the learning curve is empty: no loop has been trained yet", null);
    }
    List<LoopSummary> measured = curve.stream().filter(LoopSummary::measured).toList();
    NiceScale loops = NiceScale.counting(curve.getFirst().loop(), curve.getLast().loop(), MOST_LOOP_TICKS);
    int tasks = curve.stream().mapToInt(LoopSummary::task).max().orElse(0) + 1;
    Panel correlation = new Panel(null, "correlation", plot(measured, LoopSummary::correlation, tasks, loops));
    Panel rate = new Panel(null, "firing rate (Hz)", plot(curve, LoopSummary::rateHz, tasks, loops));
    PanelGrid page = new PanelGrid(List.of(correlation, rate), 1, 2, legend(tasks), "loop", null);
    String description = "loops " + curve.getFirst().loop() + " to " + curve.getLast().loop();
    return new Figure("Learning curve", description, WIDTH, HEIGHT, List.of(page));
  }

  private static XYPlot plot(List<LoopSummary> curve, ToDoubleFunction<LoopSummary> value, int tasks, NiceScale loops) {
    CurvePlot plot = new CurvePlot();
    for (int task = 0; task < tasks; task++) {
      int which = task;
      List<LoopSummary> own = curve.stream().filter(loop -> loop.task() == which).toList();
      double[] x = own.stream().mapToDouble(LoopSummary::loop).toArray();
      double[] y = own.stream().mapToDouble(value).toArray();
      String name = "task " + (task + 1);
      if (own.size() <= MOST_DOTS) {
        plot.dottedLine(name, x, y, Theme.LINE, Theme.colour(task));
      } else {
        plot.line(name, x, y, Theme.LINE, Theme.colour(task));
      }
    }
    return plot.finish(loops, MOST_TICKS);
  }

  private static Legend legend(int tasks) {
    List<Key> keys = new ArrayList<>();
    for (int task = 0; task < tasks && tasks > 1; task++) {
      keys.add(Key.line("task " + (task + 1), Theme.LINE, Theme.colour(task)));
    }
    return new Legend(keys);
  }
}
