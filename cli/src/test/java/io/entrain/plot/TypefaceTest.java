package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TypefaceTest {
  @Test
  void shouldBringAConfigurationForMachinesWithoutFonts() throws IOException {
    Properties configuration = new Properties();
    try (InputStream file = Typeface.class.getResourceAsStream(Typeface.CONFIGURATION_OF_NO_FONTS)) {
      assertThat(file).isNotNull();
      configuration.load(file);
    }
    assertThat(configuration).containsEntry("version", "1").containsKey("sequence.allfonts");
  }
}
