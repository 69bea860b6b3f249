package io.entrain.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parameter model may know. */
@AnalyzeClasses(packages = "io.entrain", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule shouldUseNothingButTypesafeConfig =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("io.entrain.config..", "java..", "com.typesafe.config..");

  @ArchTest
  static final ArchRule shouldKeepHoconOutOfTheParametersThemselves =
      noClasses().that().haveSimpleNameEndingWith("Config").and().doNotHaveSimpleName("LoadedConfig")
          .should().dependOnClassesThat().resideInAnyPackage("com.typesafe.config..", "java.io..", "java.nio.file..");

  private ArchitectureTest() {}
}
