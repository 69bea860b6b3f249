package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.metrics.TestResults;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

final class TestFiguresTest {
  @TempDir
  Path directory;

  @Test
  void shouldWriteThreeFiguresATaskWithTheirNumbers() {
    List<Path> files = TestFigures.write(SyntheticResults.of(2, 2, 2), directory, Format.SVG, null);
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "test-syninput-task1.svg", "test-syninput-task1.csv", "test-psth-task1.svg", "test-psth-task1.csv", "test-raster-task1.svg",
            "test-raster-task1.csv", "test-syninput-task2.svg", "test-syninput-task2.csv", "test-psth-task2.svg", "test-psth-task2.csv",
            "test-raster-task2.svg", "test-raster-task2.csv");
    assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void shouldLeaveNothingElseBehind() throws IOException {
    List<Path> files = TestFigures.write(SyntheticResults.of(1, 1, 1), directory, Format.PNG, null);
    try (var found = Files.list(directory)) {
      assertThat(found).containsExactlyInAnyOrderElementsOf(files);
    }
  }

  @Test
  void shouldWriteAPdfWithTextInAnEmbeddedFont() throws IOException {
    TestFigures.write(SyntheticResults.of(30, 2, 1), directory, Format.PDF, null);
    try (PDDocument pdf = Loader.loadPDF(directory.resolve("test-syninput-task1.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Target and synaptic current, task 1");
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("neuron 1,", "neuron 30,", "time after end of stimulus (s)", "median of 2 trials");
      assertThat(fonts(pdf)).isNotEmpty().allSatisfy(font -> assertThat(font.isEmbedded()).isTrue());
    }
  }

  @Test
  void shouldWriteOneSvgAPage() throws Exception {
    TestFigures.write(SyntheticResults.of(26, 2, 1), directory, Format.SVG, null);
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(directory.resolve("test-psth-task1-page2.svg").toFile());
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Peri-stimulus time histograms, task 1");
    assertThat(svg.getElementsByTagName("clipPath").getLength()).isEqualTo(1);
    assertThat(directory.resolve("test-psth-task1-page3.svg")).doesNotExist();
  }

  @Test
  void shouldWriteAPngForPrint() throws IOException {
    TestFigures.write(SyntheticResults.of(1, 3, 1), directory, Format.PNG, null);
    BufferedImage image = ImageIO.read(directory.resolve("test-psth-task1.png").toFile());
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(245 * 300 / 72.0));
    assertThat(inked(image)).isBetween(0.01, 0.5);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void shouldGiveTheSameBytesForTheSameResults(Format format) throws IOException {
    Path other = directory.resolve("other");
    List<Path> first = TestFigures.write(SyntheticResults.of(2, 3, 1), directory, format, null);
    List<Path> second = TestFigures.write(SyntheticResults.of(2, 3, 1), other, format, null);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void shouldDrawTrialsInWhichNothingWasMeasured(Format format) {
    TestResults results = SyntheticResults.of(1, 2, 1);
    for (int row = 0; row < 100; row++) {
      results.target()[0][row][0] = Float.NaN;
      results.targetRateHz()[0][row][0] = Float.NaN;
      results.current()[0][0][row][0] = Float.NaN;
      results.current()[0][1][row][0] = Float.NaN;
    }
    results.spikeSteps()[0][0][0] = new int[0];
    results.spikeSteps()[0][1][0] = new int[0];
    assertThat(TestFigures.write(results, directory, format, null)).hasSize(6);
  }

  @Test
  void shouldDrawOnlyTheNeuronsAskedFor() throws IOException {
    TestFigures.write(SyntheticResults.of(5, 1, 1), directory, Format.PDF, new int[] {3});
    try (PDDocument pdf = Loader.loadPDF(directory.resolve("test-psth-task1.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).containsPattern("neuron 4,").doesNotContainPattern("neuron [1235],");
    }
    assertThat(Files.readAllLines(directory.resolve("test-psth-task1.csv")).get(1)).startsWith("4,");
  }

  @Test
  void shouldWriteNothingForNeuronsThatWereNotTested() {
    TestResults results = SyntheticResults.of(3, 1, 1);
    assertThatThrownBy(() -> TestFigures.write(results, directory, Format.PDF, new int[] {3}))
        .isInstanceOf(ConfigException.class)
        .hasMessage("neurons = 4: not among the tested neurons, which are 1:3");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldNameTheFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "");
    assertThatThrownBy(() -> TestFigures.write(SyntheticResults.of(1, 1, 1), file.resolve("figures"), Format.PNG, null))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("taken");
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    assertThat(Format.parse("Svg")).isEqualTo(Format.SVG);
    assertThatThrownBy(() -> Format.parse("jpg")).isInstanceOf(ConfigException.class).hasMessage("format = jpg: must be pdf, svg or png");
  }

  private static List<PDFont> fonts(PDDocument pdf) throws IOException {
    var resources = pdf.getPage(0).getResources();
    var form = (PDFormXObject) resources.getXObject(resources.getXObjectNames().iterator().next());
    List<PDFont> fonts = new ArrayList<>();
    for (var name : form.getResources().getFontNames()) {
      fonts.add(form.getResources().getFont(name));
    }
    return fonts;
  }

  private static double inked(BufferedImage image) {
    int dark = 0;
    for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      if ((rgb & 0xFFFFFF) != 0xFFFFFF) {
        dark++;
      }
    }
    return (double) dark / image.getWidth() / image.getHeight();
  }
}
