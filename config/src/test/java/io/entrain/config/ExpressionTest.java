package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final Map<String, Quantity> NAMES =
      Map.of("K", Quantity.number(205), "tau", new Quantity(10, Quantity.TIME), "L", Quantity.number(29));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "round(2*sqrt(K)) | 29 | 0",
        "round(2.5) | 2 | 0",
        "round(3.5) | 4 | 0",
        "floor(-0.5) + ceil(0.5) | 0 | 0",
        "100 us | 0.1 | 2",
        "100 \u00B5s | 0.1 | 2",
        "100 \u03BCs | 0.1 | 2",
        "2 min - 1ns*1e6 | 119999 | 2",
        "1 s - 200ms | 800 | 2",
        "1/(20 ms) | 0.05 | -2",
        "1/20 ms | 0.05 | -2",
        "1/ms | 1 | -2",
        "3*ms | 3 | 2",
        "5 Hz | 0.005 | -2",
        "5 kHz | 5 | -2",
        "tau * 5 kHz | 50 | 0",
        "2/sqrt(4)*tau*1.5 | 15 | 2",
        "-2^2 | -4 | 0",
        "2^3^2 | 512 | 0",
        "2^-1 | 0.5 | 0",
        "9^0.5 | 3 | 0",
        "2^0.3*2^0.7 | 2 | 0",
        "(4 ms)^0.5 | 2 | 1",
        "tau^2/tau | 10 | 2",
        "0.2/sqrt(4 ms) | 0.1 | -1",
        "1e-3 + 1.5E2 + .5 | 150.501 | 0",
        "2*-3 | -6 | 0",
        "+4 - -4 | 8 | 0",
        "min(tau, 5 ms) + max(tau, 5 ms, 2 ms) | 15 | 2",
        "exp(log(3)) - 3 + abs(-1) + sin(0) + cos(0) | 2 | 0",
        "abs(-2 ms) | 2 | 2",
        "1 - 2 - 3 | -4 | 0",
        "8/4/2 | 1 | 0",
        "((((1)))) | 1 | 0",
      })
  void shouldEvaluateWithUnits(String text, double value, int halfPowers) throws ValueException {
    Quantity quantity = Expression.evaluate(text, NAMES::get);
    assertThat(quantity.value()).isCloseTo(value, within(1e-12));
    assertThat(quantity.halfPowers()).isEqualTo(halfPowers);
  }

  @Test
  void shouldGiveTheSameBitsForEveryWayToWriteADuration() throws ValueException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      long ns = random.nextLong(1, 1_000_000_000_000L);
      double expected = Expression.evaluate(ns + " ns", NAMES::get).value();
      for (String unit : new String[] {"us", "ms", "s"}) {
        int digits = Map.of("us", 3, "ms", 6, "s", 9).get(unit);
        String decimal = java.math.BigDecimal.valueOf(ns, digits).toPlainString();
        assertThat(Expression.evaluate(decimal + " " + unit, NAMES::get).value()).as("%s %s", decimal, unit).isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldGiveTheNumberThatAPlainLiteralStandsFor() throws ValueException {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      double number = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
      if (Double.isFinite(number)) {
        assertThat(Expression.evaluate(String.valueOf(number), NAMES::get).value()).isEqualTo(number);
        assertThat(Expression.evaluate(number + " ms", NAMES::get).value()).isEqualTo(number);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau + 1 | at character 5: cannot add a time (such as 1 ms) and a plain number",
        "tau - 1 Hz | at character 5: cannot add a time (such as 1 ms) and a rate (such as 1/ms or 1 Hz)",
        "sqrt(-1 | at the end: ')' is missing",
        "(1 + 2 3 | at character 8: ')' is missing",
        "3 parsecs | at character 3: 'parsecs' is not a unit; known are Hz, kHz, min, ms, ns, s, us, \u00B5s, \u03BCs",
        "2 * | at the end: something is missing",
        "2 $ 3 | at character 3: unexpected '$'",
        "1 + ) | at character 5: unexpected ')'",
        "2 3 | at character 3: unexpected '3'",
        "1 + share(2) | at character 5: 'share' is not a function; "
            + "known are sqrt, abs, round, floor, ceil, exp, log, sin, cos, min, max",
        "1 + nothing | at character 5: 'nothing' is no parameter and no unit",
        "sin(tau) | at character 1: sin needs a plain number and gets a time (such as 1 ms)",
        "sqrt(1, 2) | at character 1: sqrt takes one number and gets 2",
        "min(1, tau) | at character 1: cannot compare a plain number and a time (such as 1 ms)",
        "sqrt(sqrt(tau)) | at character 1: the square root of a quantity in ms^0.5 has no meaning",
        "2^tau | at character 2: the exponent must be a plain number, whole or half for a quantity with a unit",
        "tau^0.3 | at character 4: the exponent must be a plain number, whole or half for a quantity with a unit",
        "1 + 1.2.3 | at character 5: '1.2.3' is not a number",
        "1e-2147483647 us | at character 1: '1e-2147483647' is not a number",
      })
  void shouldSayWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> Expression.evaluate(text, NAMES::get)).isInstanceOf(ValueException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"(", "-", "sqrt(", "2^"})
  void shouldRefuseWhatIsNestedTooDeeply(String nested) {
    String text = nested.repeat(100_000) + "1";
    assertThatThrownBy(() -> Expression.evaluate(text, NAMES::get))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void shouldRefuseAnyRubbishWithAMessage() {
    String alphabet = "12.eE+-*/^() ,ms$KtauL_\u00B5";
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length >= 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(Expression.evaluate(text.toString(), NAMES::get)).isNotNull();
      } catch (ValueException e) {
        assertThat(e).hasMessageMatching("at (the end|character \\d+): .+");
      }
    }
  }
}
