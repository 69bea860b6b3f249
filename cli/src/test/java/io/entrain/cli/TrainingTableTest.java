package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.training.LoopSummary;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrainingTableTest {
  @Test
  void shouldAlignNumbersWithTheirColumns() {
    String line = TrainingTable.line(new LoopSummary(12, 0, 0.25, 5.5, 0.75, 0, 0xabcL));
    for (String[] column : new String[][] {{"loop #", "12"}, {"(s)", "0.25000"}, {"(Hz)", "5.50000"}, {"correlation", "0.75000"}}) {
      assertThat(line.indexOf(column[1]) + column[1].length())
          .as(column[0])
          .isEqualTo(TrainingTable.header().indexOf(column[0]) + column[0].length());
    }
    assertThat(line).endsWith("   0000000000000abc");
  }

  @Test
  void shouldCountTasksFrom1() {
    assertThat(TrainingTable.line(new LoopSummary(3, 1, 1, 1, 1, 0, 0)).strip().split(" +")).startsWith("3", "2");
  }

  @Test
  void shouldMarkALoopThatWasNotMeasured() {
    LoopSummary loop = new LoopSummary(1, 0, 1, 1, Double.NaN, LoopSummary.NOT_MEASURED, 0);
    assertThat(TrainingTable.line(loop).strip().split(" +")[4]).isEqualTo("-");
  }

  @Test
  void shouldWriteNumbersAlikeInEveryLocale() {
    Locale before = Locale.getDefault();
    LoopSummary loop = new LoopSummary(1, 0, 1.5, 1.5, 0.5, 0, 1);
    String line = TrainingTable.line(loop);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(TrainingTable.line(loop)).isEqualTo(line);
    } finally {
      Locale.setDefault(before);
    }
  }
}
