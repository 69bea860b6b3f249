package io.entrain.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom, from the command down to the parameters. */
@AnalyzeClasses(packages = "io.entrain", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule shouldBeFreeOfCycles = slices().matching("io.entrain.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule shouldHaveNothingAboveTheCommands =
      noClasses().that().resideOutsideOfPackage("io.entrain.cli").should().dependOnClassesThat().resideInAPackage("io.entrain.cli");

  @ArchTest
  static final ArchRule shouldDrawFiguresFromResultsOnly =
      noClasses().that().resideInAPackage("io.entrain.plot")
          .should().dependOnClassesThat()
          .resideInAnyPackage("io.entrain.shard", "io.entrain.step", "io.entrain.learning", "io.entrain.state");

  @ArchTest
  static final ArchRule shouldParseCommandLinesInOnePackage =
      noClasses().that().resideOutsideOfPackage("io.entrain.cli")
          .should().dependOnClassesThat().resideInAnyPackage("picocli..", "me.tongfei..", "sun.misc..");

  @ArchTest
  static final ArchRule shouldKeepDrawingLibrariesInOnePackage =
      noClasses().that().resideOutsideOfPackage("io.entrain.plot")
          .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "org.jfree..", "org.apache..", "de.rototor..");

  private ArchitectureTest() {}
}
