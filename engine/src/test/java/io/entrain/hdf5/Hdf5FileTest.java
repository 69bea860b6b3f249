package io.entrain.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hdf5FileTest {
  @TempDir
  Path directory;

  private static Path fixture(String name) {
    try {
      return Path.of(Hdf5FileTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldReadFormsThatOtherProgramsWrite() {
    try (Hdf5File file = Hdf5File.open(fixture("foreign.h5"))) {
      assertThat(file.shape("big_endian")).containsExactly(3, 4);
      assertThat(file.doubles("big_endian")).startsWith(0, 1, 2).endsWith(11);
      assertThat(file.floats("half")).startsWith(0, 0.125f).endsWith(1.375f);
      assertThat(file.ints("bytes")).startsWith(-5, -4).endsWith(6);
      assertThat(file.ints("small_unsigned")).containsExactly(0, 255);
      assertThat(file.doubles("unsigned")).containsExactly(0, 1, 0x1p63 + 0x1p40);
      assertThat(file.floats("packed")).hasSize(3000).startsWith(0, 1).endsWith(2999);
      assertThat(file.doubles("scalar")).containsExactly(2.5);
      assertThat(file.shape("scalar")).isEmpty();
      assertThat(file.floats("empty")).isEmpty();
      assertThat(file.texts("words")).containsExactly("lick", "left");
      assertThat(file.textAttribute("scalar", "unit")).isEqualTo("Hz");
      assertThat(file.integer("scalar", "counts")).isEqualTo(3);
    }
  }

  @Test
  void shouldReadBehindAUserBlock() {
    try (Hdf5File file = Hdf5File.open(fixture("user-block.h5"))) {
      assertThat(file.doubles("data")).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void shouldFollowLinksInsideTheFileAndListWithoutBookkeeping() {
    try (Hdf5File file = Hdf5File.open(fixture("foreign.h5"))) {
      assertThat(file.ints("alias")).containsExactly(7);
      assertThat(file.ints("/group/up")).containsExactly(7);
      assertThat(file.datasets()).contains("/group/inner", "/flag").doesNotContain("/alias", "/_creator/note");
      assertThat(file.exists("group/inner")).isTrue();
      assertThat(file.exists("group")).isFalse();
      assertThat(file.exists("scalar/inner")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "floats | big_endian | dataset big_endian (3 x 4): must hold floating-point numbers of at most 32 bit",
        "ints | scalar | dataset scalar (a single value): must hold whole numbers",
        "ints | large | dataset large (2): holds 1099511627776, which is too large",
        "longs | unsigned | dataset unsigned (3): holds 9223373136366403584, which is too large",
        "doubles | words | dataset words: must be an array of plain numbers",
        "doubles | flag | dataset flag: must be an array of plain numbers",
        "doubles | never_written | dataset /never_written: was never given any data",
      })
  void shouldRefuseToLoseWhatIsStored(String method, String dataset, String message) {
    Path path = fixture("foreign.h5");
    try (Hdf5File file = Hdf5File.open(path)) {
      assertThatThrownBy(
          () -> {
            switch (method) {
              case "floats" -> file.floats(dataset);
              case "ints" -> file.ints(dataset);
              case "longs" -> file.longs(dataset);
              default -> file.doubles(dataset);
            }
          })
          .isInstanceOf(DataFileException.class)
          .hasMessage(path + ": " + message);
    }
  }

  @Test
  void shouldNameWhatThereIsWhenADatasetIsMissing() {
    Path path = fixture("user-block.h5");
    try (Hdf5File file = Hdf5File.open(path)) {
      assertThatThrownBy(() -> file.doubles("rates")).hasMessage(path + ": no dataset rates: the file has /data");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loop | loop: its links turn in a circle",
        "outside | outside: is a link to another file (foreign.h5:/scalar), which is not followed",
        "bomb | dataset /bomb: is stored in chunks and larger than 2 GiB; store it contiguously (h5py: without chunks or compression)",
        "small_bomb | dataset /small_bomb: declares 536870912 bytes, more than a file of 5328 bytes can hold",
      })
  void shouldRefuseWhatAHostileFileAsksFor(String dataset, String message) {
    Path path = fixture("hostile.h5");
    try (Hdf5File file = Hdf5File.open(path)) {
      assertThatThrownBy(() -> file.doubles(dataset)).isInstanceOf(DataFileException.class).hasMessage(path + ": " + message);
    }
  }

  @Test
  void shouldListAFileWhoseGroupsHoldThemselves() {
    try (Hdf5File file = Hdf5File.open(fixture("hostile.h5"))) {
      assertThat(file.datasets()).contains("/circle/self").hasSizeLessThan(5);
    }
  }

  @Test
  void shouldNoticeThatAFileIsCutOff() {
    try (Hdf5File file = Hdf5File.open(fixture("cut.h5"))) {
      assertThatThrownBy(() -> file.doubles("data"))
          .hasMessageEndingWith("dataset /data: declares 8000 bytes, but the file ends before them; it is damaged or cut off");
    }
  }

  @Test
  void shouldTurnEveryDamageIntoOneKindOfException() throws IOException {
    byte[] whole = Files.readAllBytes(fixture("foreign.h5"));
    Path damaged = directory.resolve("damaged.h5");
    for (int at = 8; at < 6000; at += 23) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (0x55 + at);
      Files.write(damaged, bytes);
      readEverything(damaged);
    }
  }

  private static void readEverything(Path path) {
    try (Hdf5File file = Hdf5File.open(path)) {
      for (String name : file.datasets()) {
        try {
          file.numeric(name).ifPresent(NumericDataset::doubles);
        } catch (DataFileException e) {
          assertThat(e).hasMessageContaining("damaged.h5: ");
        }
      }
    } catch (DataFileException e) {
      assertThat(e).hasMessageContaining("damaged.h5: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MATLAB 5.0 MAT-file, Platform: GLNXA64 | it seems to be a MATLAB file of version 5 to 7; "
            + "save it in MATLAB with save(..., '-v7.3')",
        "\u0093NUMPY\u0001 | it seems to be a NumPy array (.npy); save it with h5py as a dataset",
        "PK\u0003\u0004.. | it seems to be a zip archive, such as NumPy's .npz; save its arrays with h5py as datasets",
        "time,neuron | it seems to be a text",
        "'' | it is empty",
        "\u0001\u0002\u0080 | no HDF5 signature was found; it may be damaged",
      })
  void shouldSayWhatAnotherFileSeemsToBe(String content, String message) throws IOException {
    Path file = Files.write(directory.resolve("rates"), content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Hdf5File.open(file)).hasMessage(file + ": is not an HDF5 file: " + message);
  }

  @Test
  void shouldSayThatAFileIsMissingOrADirectory() {
    Path missing = directory.resolve("none.h5");
    assertThatThrownBy(() -> Hdf5File.open(missing)).hasMessage(missing + ": cannot be read: no such file or directory");
    assertThatThrownBy(() -> Hdf5File.open(directory)).hasMessage(directory + ": cannot be read: it is a directory");
  }

  @Test
  void shouldBeSilent() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      System.setErr(capture);
      new Hdf5Writer(FileHeader.current("")).ints("v", new int[] {1}).write(directory.resolve("v.h5"));
      try (Hdf5File file = Hdf5File.open(directory.resolve("v.h5"))) {
        file.ints("v");
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
