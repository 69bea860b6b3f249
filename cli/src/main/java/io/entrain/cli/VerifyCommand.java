package io.entrain.cli;

import io.entrain.config.Precision;
import io.entrain.verify.CaseReport;
import io.entrain.verify.CaseVerifier;
import io.entrain.verify.VerifyOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an installation against known results. */
@Command(
    name = "verify",
    description = "Check this installation against case files with known results.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all cases pass", "1:a case fails", ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain verify --precision float32 engine/src/test/resources/golden/*.h5")
final class VerifyCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;

  @Parameters(arity = "1..*", paramLabel = "CASE.h5", description = "Case files.")
  private List<Path> cases;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "float64",
      description = "Precision of state and P, float64 or float32 (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean passed = true;
    for (Path file : cases) {
      CaseReport report = CaseVerifier.verify(file, new VerifyOptions(precision, threads.count()));
      out.println(CaseLine.of(report));
      passed &= report.passed();
    }
    return passed ? ExitCode.OK : ExitCode.FAILED;
  }
}
