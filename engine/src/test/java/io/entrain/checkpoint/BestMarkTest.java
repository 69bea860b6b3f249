package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class BestMarkTest {
  @Test
  void shouldBeReadableWhereverItWasWritten() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(new BestMark(new CheckpointId(12, 3), 4).render()).contains("\"loop\" : 12", "\"revision\" : 3", "\"rank\" : 4");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }
}
