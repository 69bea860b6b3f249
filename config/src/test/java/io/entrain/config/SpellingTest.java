package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("tau_meme", "tau_memi", "tau_plas", "dt", "Ncells");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau_plsa | , did you mean tau_plas?",
        "ncells | , did you mean Ncells?",
        "tau_mem | , did you mean tau_meme or tau_memi?",
        "dtt | , did you mean dt?",
        "neurons | ''",
        "x | ''",
      })
  void shouldNameTheNearest(String name, String hint) {
    assertThat(Spelling.hint(name, KNOWN)).isEqualTo(hint);
  }
}
