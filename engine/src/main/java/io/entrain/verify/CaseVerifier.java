package io.entrain.verify;

import io.entrain.config.ConfigException;
import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.learning.DivergenceException;
import java.nio.file.Path;

/**
 * Runs a case file and compares everything that it expects. In double precision spikes must be the same, and every other array within
 * 1e-9 of its largest magnitude; in single precision {@link SinglePrecisionRules} say how far rounding may lead.
 */
public final class CaseVerifier {
  private final CaseSimulation.Factory simulations;

  CaseVerifier(CaseSimulation.Factory simulations) {
    this.simulations = simulations;
  }

  /**
   * Runs one case on this machine. A case that needs a feature that is not there fails with a note that says so.
   *
   * @throws DataFileException if the file is no case file, or contradicts itself
   */
  public static CaseReport verify(Path path, VerifyOptions options) {
    return new CaseVerifier(EngineSimulation::new).run(path, options);
  }

  /**
   * Runs one case. A case that needs a feature that is not there fails with a note that says so.
   *
   * @throws DataFileException if the file is no case file, or contradicts itself
   */
  CaseReport run(Path path, VerifyOptions options) {
    try (CaseFile file = CaseFile.open(path)) {
      Verdict verdict = new Verdict();
      try {
        run(file, options, verdict);
      } catch (UnsupportedCaseException | DivergenceException e) {
        verdict.fail(e.getMessage());
      } catch (ConfigException e) {
        throw new DataFileException(path, "cannot be run", e.getMessage(), e);
      }
      return verdict.report(file.name());
    }
  }

  private void run(CaseFile file, VerifyOptions options, Verdict verdict) {
    CaseKind kind = file.kind();
    if (kind == CaseKind.RICCIARDI) {
      new RicciardiCaseRunner(file).run(ComparisonRules.of(Precision.FLOAT64), verdict);
      return;
    }
    CaseParameters parameters = CaseParameters.parse(file.parametersJson());
    CaseInputs inputs = CaseInputs.read(file, kind, parameters);
    ComparisonRules rules = ComparisonRules.of(options.precision());
    try (CaseSimulation simulation = simulations.create(parameters, inputs, options)) {
      runner(kind, file, parameters, simulation).run(rules, verdict);
    }
  }

  private static CaseRunner runner(CaseKind kind, CaseFile file, CaseParameters parameters, CaseSimulation simulation) {
    return switch (kind) {
      case TRAIN -> new TrainingCaseRunner(file, simulation, parameters.loops());
      case TEST -> new TestCaseRunner(file, simulation, parameters.trials(), parameters.tasks());
      case INIT -> new InitialCaseRunner(file, simulation);
      case RICCIARDI -> new RicciardiCaseRunner(file);
    };
  }
}
