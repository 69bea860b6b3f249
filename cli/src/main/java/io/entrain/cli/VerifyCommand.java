package io.entrain.cli;

import io.entrain.checkpoint.CheckpointComparison;
import io.entrain.checkpoint.CheckpointLocation;
import io.entrain.checkpoint.ComparisonReport;
import io.entrain.config.Precision;
import io.entrain.verify.CaseReport;
import io.entrain.verify.CaseVerifier;
import io.entrain.verify.VerifyOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an installation against known results, or compares two checkpoints. */
@Command(
    name = "verify",
    description = "Check results against known ones, or compare two checkpoints.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all cases pass; identical", "1:a case fails; different", ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain verify --precision float32 engine/src/test/resources/golden/*.h5",
      "  entrain verify my-data@100 other-data@100"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;

  @Parameters(
      arity = "1..*",
      paramLabel = "CASE.h5|CHECKPOINT",
      description = {
        "Case files, or two checkpoints. Those are identical if loop, weights and P are the same, bit for bit. A checkpoint is",
        "  DIR         the newest in a data directory,",
        "  DIR@LOOP    that of a loop, as my-data@100,",
        "  DIR@best    the best, or",
        "  DIR/ckptLOOP.json  a manifest."
      })
  private List<String> names;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "float64",
      description = "Precision of state and P for case files, float64 or float32 (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Override
  public Integer call() {
    List<CheckpointLocation> checkpoints = names.stream().map(CheckpointLocation::parse).flatMap(Optional::stream).toList();
    boolean passed = checkpoints.isEmpty() ? verifyCases() : compare(checkpoints);
    return passed ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean verifyCases() {
    PrintWriter out = spec.commandLine().getOut();
    boolean passed = true;
    for (String name : names) {
      CaseReport report = CaseVerifier.verify(Path.of(name), new VerifyOptions(precision, threads.count()));
      out.println(CaseLine.of(report));
      passed &= report.passed();
    }
    return passed;
  }

  private boolean compare(List<CheckpointLocation> checkpoints) {
    if (names.size() != 2 || checkpoints.size() != 2) {
      throw new ParameterException(spec.commandLine(), String.join(" ", names) + ": must be case files, or two checkpoints");
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--precision")) {
      throw new ParameterException(spec.commandLine(), "--precision is for case files; checkpoints are compared as they are");
    }
    ComparisonReport report = CheckpointComparison.compare(checkpoints.getFirst(), checkpoints.getLast());
    ComparisonText.lines(report).forEach(spec.commandLine().getOut()::println);
    return report.identical();
  }
}
