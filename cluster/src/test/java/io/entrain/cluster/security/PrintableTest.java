package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void shouldLeaveOrdinaryTextAsItIs() {
    assertThat(Printable.of("/data/Mäuse 1/実験")).isEqualTo("/data/Mäuse 1/実験");
  }

  @Test
  void shouldStayOnOneLineAndChangeNoColours() {
    assertThat(Printable.of("a\nb\u001b[31m\u2028\u202e\0")).isEqualTo("a\\u000ab\\u001b[31m\\u2028\\u202e\\u0000");
  }

  @Test
  void shouldNotBeLongerThanALine() {
    assertThat(Printable.of("x".repeat(1000))).hasSize(203).endsWith("...");
  }

  @Test
  void shouldShowNothingAsNothing() {
    assertThat(Printable.of("")).isEqualTo("\"\"");
  }
}
