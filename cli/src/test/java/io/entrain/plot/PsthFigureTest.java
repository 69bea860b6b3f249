package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.metrics.PeristimulusHistogram;
import io.entrain.metrics.TestResults;
import java.util.Arrays;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

final class PsthFigureTest {
  private final TestResults results = SyntheticResults.of(new int[] {2, 8}, 6, 1, true);

  @Test
  void shouldDrawTheModelInTheMiddleOfItsBinsWithItsStandardError() {
    XYPlot plot = panel(results, 1).plot();
    PeristimulusHistogram model = PeristimulusHistogram.of(results, 0, 1);
    assertThat(Datasets.y(plot, "model")).containsExactly(model.meanHz());
    assertThat(Datasets.x(plot, "model")[0]).isCloseTo(0.005, within(1e-12));
    IntervalXYDataset band = (IntervalXYDataset) Datasets.named(plot, "standard error");
    assertThat(band.getStartYValue(0, 40)).isEqualTo(model.meanHz()[40] - model.semHz()[40]);
    assertThat(band.getEndYValue(0, 40)).isEqualTo(model.meanHz()[40] + model.semHz()[40]);
  }

  @Test
  void shouldSayWhetherTheDataWereRecordedOrPredicted() {
    assertThat(Datasets.y(panel(results, 0).plot(), "recorded")).containsExactly(TrialData.column(results.targetRateHz()[0], 0));
    TestResults predicted = SyntheticResults.of(1, 2, 1);
    assertThat(Datasets.named(panel(predicted, 0).plot(), "predicted from target current")).isNotNull();
  }

  @Test
  void shouldStartAtZeroHertz() {
    assertThat(panel(results, 0).plot().getRangeAxis().getLowerBound()).isZero();
  }

  @Test
  void shouldDrawANeuronThatNeverFires() {
    for (int[][] trial : results.spikeSteps()[0]) {
      trial[1] = new int[0];
    }
    assertThat(panel(results, 1).title()).isEqualTo("neuron 9, r undefined");
    assertThat(Datasets.y(panel(results, 1).plot(), "model")).containsOnly(0);
  }

  @Test
  void shouldHaveNoBandForASingleTrial() {
    TestResults single = SyntheticResults.of(1, 1, 1);
    assertThat(panel(single, 0).plot().getDatasetCount()).isEqualTo(2);
  }

  @Test
  void shouldListWhatIsDrawn() {
    String[] lines = PsthFigure.table(results, 0, new int[] {1}).toString().split("\r\n");
    assertThat(lines).hasSize(101);
    assertThat(lines[0]).isEqualTo("neuron,bin_start_ms,bin_end_ms,model_hz,model_sem_hz,recorded_hz_time_ms,recorded_hz");
    assertThat(Arrays.copyOf(lines[2].split(","), 3)).containsExactly("9", "10", "20");
  }

  private static Panel panel(TestResults results, int neuron) {
    return PsthFigure.panel(results, 0, neuron, TimeAxis.ofTraining(results));
  }
}
