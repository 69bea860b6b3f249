package io.entrain.plot;

import io.entrain.config.ConfigException;
import java.util.Arrays;
import java.util.Locale;

/** File formats of figures. */
public enum Format {
  /** One file with all pages, text as text in an embedded font. */
  PDF,
  /** One file a page, text as outlines. */
  SVG,
  /** One file a page, 300 dots per inch. */
  PNG;

  /** Ending of the file's name, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a user named, in any case. */
  public static Format parse(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new ConfigException("format = " + name + ": must be pdf, svg or png"));
  }

  FigureEncoder encoder() {
    return switch (this) {
      case PDF -> new PdfEncoder();
      case SVG -> new SvgEncoder();
      case PNG -> new PngEncoder();
    };
  }
}
