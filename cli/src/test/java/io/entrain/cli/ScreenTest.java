package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final String ERASE = "\r\u001b[2K";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Screen screen(boolean interactive) {
    return new Screen(new PrintWriter(out), new PrintWriter(err), interactive);
  }

  @Test
  void shouldDrawNoBarWhereNobodyWatches() {
    Screen screen = screen(false);
    screen.drawBar("50%");
    screen.line("a");
    assertThat(out.toString()).isEqualTo("a" + System.lineSeparator());
  }

  @Test
  void shouldPushTheBarDownByALine() {
    Screen screen = screen(true);
    screen.drawBar("50%");
    out.getBuffer().setLength(0);
    screen.line("a");
    assertThat(out.toString()).startsWith(ERASE + "a" + System.lineSeparator()).contains("50%");
  }

  @Test
  void shouldTakeTheBarAwayBeforeANotice() {
    Screen screen = screen(true);
    screen.drawBar("50%");
    out.getBuffer().setLength(0);
    screen.notice("b");
    assertThat(err.toString()).isEqualTo("entrain: b" + System.lineSeparator());
    assertThat(out.toString()).startsWith(ERASE).contains("50%");
  }

  @Test
  void shouldLeaveNothingOfABarThatIsRemoved() {
    Screen screen = screen(true);
    try (ProgressDisplay progress = new ProgressDisplay(screen)) {
      progress.advanced("training", 0, 4);
      progress.advanced("training", 1, 4);
    }
    assertThat(out.toString()).contains("training").endsWith(ERASE);
    out.getBuffer().setLength(0);
    screen.line("a");
    assertThat(out.toString()).isEqualTo("a" + System.lineSeparator());
  }
}
