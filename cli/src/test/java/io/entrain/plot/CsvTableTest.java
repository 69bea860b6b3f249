package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CsvTableTest {
  @Test
  void shouldWriteNamesThenRows() {
    CsvTable table = new CsvTable("neuron", "rate_hz");
    table.add(1, 0.5);
    table.add(2, -3);
    assertThat(table).hasToString("neuron,rate_hz\r\n1,0.5\r\n2,-3\r\n");
  }

  @Test
  void shouldLeaveAFieldEmptyWhereThereIsNoNumber() {
    CsvTable table = new CsvTable("a", "b");
    table.add(Double.NaN, 1);
    assertThat(table).hasToString("a,b\r\n,1\r\n");
  }

  @Test
  void shouldWriteTheShortestDecimalThatGivesTheNumberBack() {
    CsvTable table = new CsvTable("single", "precise");
    table.add(0.1f, 1 / 3.0);
    assertThat(table).hasToString("single,precise\r\n0.1,0.3333333333333333\r\n");
  }

  @Test
  void shouldRefuseARowOfAnotherWidth() {
    assertThatThrownBy(() -> new CsvTable("a").add(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
