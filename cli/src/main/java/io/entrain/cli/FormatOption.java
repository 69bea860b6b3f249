package io.entrain.cli;

import picocli.CommandLine.Option;

/** How figures are written. The name is read where figures are drawn, so that help needs no class that draws. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "pdf",
      description = "Format of figures: pdf, svg or png (default: ${DEFAULT-VALUE}).")
  private String name;

  String name() {
    return name;
  }
}
