package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.training.LoopSummary;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LearningCurveFigureTest {
  private static final List<LoopSummary> CURVE =
      List.of(
          new LoopSummary(11, 1, 1, 4.5, 0.1, 0, 1),
          new LoopSummary(12, 0, 1, 4.6, Double.NaN, -1, 2),
          new LoopSummary(13, 1, 1, 4.7, Double.NaN, -1, 3),
          new LoopSummary(14, 0, 1, 4.8, 0.4, 0, 4),
          new LoopSummary(15, 1, 1, 4.9, 0.5, 0, 5));

  @TempDir
  Path directory;

  @Test
  void shouldDrawTheMeasuredCorrelationsOfEachTask() {
    XYPlot correlation = plot(0);
    assertThat(Datasets.x(correlation, "task 2")).containsExactly(11, 15);
    assertThat(Datasets.y(correlation, "task 2")).containsExactly(0.1, 0.5);
    assertThat(Datasets.y(correlation, "task 1")).containsExactly(0.4);
  }

  @Test
  void shouldDrawTheRatesOfAllLoops() {
    assertThat(Datasets.y(plot(1), "task 1")).containsExactly(4.6, 4.8);
    assertThat(Datasets.y(plot(1), "task 2")).containsExactly(4.5, 4.7, 4.9);
  }

  @Test
  void shouldNameTasksOnlyWhereThereAreSeveral() {
    assertThat(page(CURVE).legend().keys()).extracting(Key::label).containsExactly("task 1", "task 2");
    assertThat(page(List.of(new LoopSummary(1, 0, 1, 4.5, 0.1, 0, 1))).legend().keys()).isEmpty();
  }

  @Test
  void shouldWriteOneFile() {
    assertThat(LearningCurveFigure.write(CURVE, directory, Format.SVG)).containsExactly(directory.resolve("learning-curve.svg"));
    assertThat(directory.resolve("learning-curve.svg")).content().contains("Learning curve");
  }

  @Test
  void shouldSayThatNothingWasTrained() {
    assertThatThrownBy(() -> LearningCurveFigure.write(List.of(), directory, Format.PDF))
        .isInstanceOf(FigureException.class)
        .hasMessageContaining("no loop has been trained");
  }

  private static XYPlot plot(int panel) {
    return page(CURVE).panels().get(panel).plot();
  }

  private static PanelGrid page(List<LoopSummary> curve) {
    return (PanelGrid) LearningCurveFigure.of(curve).pages().getFirst();
  }
}
