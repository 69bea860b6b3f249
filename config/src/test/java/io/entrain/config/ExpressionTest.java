package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
        "100 us | 0.1 | 2",
        "100 \u00B5s | 0.1 | 2",
        "100 \u03BCs | 0.1 | 2",
        "1 s - 200ms | 800 | 2",
        "1/(20 ms) | 0.05 | -2",
        "1/ms | 1 | -2",
        "5 Hz | 0.005 | -2",
        "2/sqrt(4)*tau*1.5 | 15 | 2",
        "-2^2 | -4 | 0",
        "2^-1 | 0.5 | 0",
        "(1 ms)^0.5 | 1 | 1",
        "1e-3 + 1.5E2 | 150.001 | 0",
        "min(tau, 5 ms) + max(tau, 5 ms) | 15 | 2",
        "exp(log(3)) - 3 + abs(-1) | 1 | 0",
        "1 - 2 - 3 | -4 | 0",
        "8/4/2 | 1 | 0",
      })
  void shouldEvaluateWithUnits(String text, double value, int halfPowers) throws ExpressionException {
    Quantity quantity = Expression.evaluate(text, NAMES::get);
    assertThat(quantity.value()).isCloseTo(value, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(quantity.halfPowers()).isEqualTo(halfPowers);
  }

  @Test
  void shouldGiveTheSameNumberForEveryWayToWriteADuration() throws ExpressionException {
    assertThat(Expression.evaluate("100 us", NAMES::get).value()).isEqualTo(Expression.evaluate("0.1 ms", NAMES::get).value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau + 1 | cannot add a time (such as 1 ms) and a plain number",
        "sqrt(-1 | ')' is missing",
        "3 parsecs | 'parsecs' is not a unit",
        "2 * | something is missing at the end",
        "2 $ 3 | unexpected '$' at character 3",
        "frac(2) | 'frac' is not a function",
        "nothing + 1 | 'nothing' is no parameter and no unit",
        "sin(tau) | the function needs a plain number",
        "2^tau | the exponent must be a plain number",
        "1.2.3 | '1.2.3' is not a number",
      })
  void shouldSayWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> Expression.evaluate(text, NAMES::get)).isInstanceOf(ExpressionException.class).hasMessageContaining(message);
  }
}
