package io.entrain.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one font of all figures: Liberation Sans, with the widths of Helvetica. It comes with PDFBox, so figures look the same on every
 * machine, also on servers that have neither fonts nor fontconfig.
 */
final class Typeface {
  static final String NAME = "Liberation Sans";
  private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  static final String CONFIGURATION_OF_NO_FONTS = "fontconfig.properties";
  private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

  private Typeface() {}

  /** The font at a size in points. */
  static Font size(float points) {
    return Loaded.FONT.deriveFont(points);
  }

  /** The font's TrueType file. */
  static InputStream open() throws IOException {
    InputStream file = PDDocument.class.getResourceAsStream(RESOURCE);
    if (file == null) {
      throw new IOException("the font " + NAME + " is missing from the PDFBox library");
    }
    return file;
  }

  private static final class Loaded {
    static final Font FONT = load();

    private static Font load() {
      System.setProperty("java.awt.headless", "true");
      try {
        return create();
      } catch (RuntimeException | LinkageError e) {
        return loadWithoutFontconfig(e);
      }
    }

    /** Where the JDK finds no fontconfig or no font it fails, unless a configuration file tells it which fonts there are: none. */
    private static Font loadWithoutFontconfig(Throwable failure) {
      if (System.getProperty(FONT_CONFIGURATION) != null) {
        throw noFonts(failure);
      }
      try (InputStream configuration = Typeface.class.getResourceAsStream(CONFIGURATION_OF_NO_FONTS)) {
        Path file = Files.createTempFile("entrain-fontconfig", ".properties");
        try {
          Files.copy(configuration, file, StandardCopyOption.REPLACE_EXISTING);
          System.setProperty(FONT_CONFIGURATION, file.toString());
          return create();
        } finally {
          Files.delete(file);
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        throw noFonts(e);
      }
    }

    private static Font create() {
      try (InputStream file = open()) {
        return Font.createFont(Font.TRUETYPE_FONT, file);
      } catch (IOException | FontFormatException e) {
        throw noFonts(e);
      }
    }

    private static FigureException noFonts(Throwable cause) {
      return new FigureException(
          "figures cannot be drawn: Java's font system does not start on this machine (" + cause.getMessage()
              + "); install fontconfig and a font, for instance the packages fontconfig and fonts-dejavu-core",
          cause);
    }
  }
}
