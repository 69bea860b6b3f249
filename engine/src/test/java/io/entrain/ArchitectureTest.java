package io.entrain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Who may use whom: the arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.entrain", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  /** Every package of the engine; each may use those before it and none behind it. */
  private static final List<String> FROM_THE_GROUND_UP =
      List.of(
          "io.entrain.config",
          "io.entrain.hdf5",
          "io.entrain.linalg",
          "io.entrain.random",
          "io.entrain.spike",
          "io.entrain.network",
          "io.entrain.input",
          "io.entrain.state",
          "io.entrain.step",
          "io.entrain.learning",
          "io.entrain.shard",
          "io.entrain.digest",
          "io.entrain.checkpoint",
          "io.entrain.metrics",
          "io.entrain.plugin",
          "io.entrain.recording",
          "io.entrain.experiment",
          "io.entrain.initialisation",
          "io.entrain.training",
          "io.entrain.verify",
          "io.entrain");

  /** What a result is computed by; here the same bits are owed on every machine. */
  private static final String[] ARITHMETIC = {
    "io.entrain.config", "io.entrain.linalg", "io.entrain.random", "io.entrain.network", "io.entrain.input", "io.entrain.state",
    "io.entrain.step", "io.entrain.learning", "io.entrain.shard", "io.entrain.metrics", "io.entrain.experiment",
    "io.entrain.initialisation", "io.entrain.training"
  };

  /** Functions whose last bit {@link Math} leaves to the machine. */
  private static final Set<String> MACHINE_DEPENDENT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "sinh", "cosh",
          "tanh", "hypot");

  @ArchTest
  static final ArchRule shouldBeFreeOfCycles = slices().matching("io.entrain.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule shouldKeepTheVectorApiInKernels =
      noClasses().that().resideOutsideOfPackages("io.entrain.linalg", "io.entrain.random", "io.entrain.step", "io.entrain.learning")
          .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule shouldKeepJhdfBehindOnePackage =
      noClasses().that().resideOutsideOfPackage("io.entrain.hdf5").should().dependOnClassesThat().resideInAPackage("io.jhdf..");

  @ArchTest
  static final ArchRule shouldKnowNoActorsCommandsOrFigures =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("akka..", "picocli..", "java.awt..", "org.jfree..");

  @ArchTest
  static final ArchRule shouldNameNoPackageAfterADrawer =
      noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..helpers..", "..misc..");

  @ArchTest
  static final ArchRule shouldComputeTheSameBitsOnEveryMachine =
      noClasses().that().resideInAnyPackage(ARITHMETIC).should().callMethodWhere(machineDependent());

  @ArchTest
  static final ArchRule shouldDrawNumbersFromCountersOnly =
      noClasses().that().resideInAnyPackage(ARITHMETIC).and().doNotHaveSimpleName("SeedFile")
          .should().dependOnClassesThat().areAssignableTo(RandomGenerator.class);

  @ArchTest
  static final ArchRule shouldRunKernelsWithoutStreams =
      noClasses().that().haveSimpleNameEndingWith("Kernel").should().dependOnClassesThat().resideInAPackage("java.util.stream..");

  private ArchitectureTest() {}

  @ArchTest
  static void shouldUseOnlyWhatLiesBelow(JavaClasses classes) {
    for (int i = 0; i < FROM_THE_GROUND_UP.size() - 1; i++) {
      List<String> above = FROM_THE_GROUND_UP.subList(i + 1, FROM_THE_GROUND_UP.size());
      noClasses().that(resideInAPackage(FROM_THE_GROUND_UP.get(i)))
          .should().dependOnClassesThat(resideInAnyPackage(above.toArray(String[]::new)))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void shouldGiveEveryPackageItsPlace(JavaClasses classes) {
    List<String> packages =
        classes.getPackage("io.entrain").getSubpackagesInTree().stream()
            .filter(each -> !each.getClasses().isEmpty())
            .map(JavaPackage::getName)
            .toList();
    assertThat(packages).isSubsetOf(FROM_THE_GROUND_UP);
  }

  private static DescribedPredicate<JavaMethodCall> machineDependent() {
    return DescribedPredicate.describe(
        "a function of Math that may differ between machines; StrictMath does not",
        call -> call.getTargetOwner().isEquivalentTo(Math.class) && MACHINE_DEPENDENT.contains(call.getTarget().getName()));
  }
}
