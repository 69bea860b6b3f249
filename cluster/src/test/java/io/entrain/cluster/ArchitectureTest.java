package io.entrain.cluster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Who may use whom in the cluster: the arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.entrain.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  /** Every package of the cluster; each may use those before it and none behind it. */
  private static final List<String> FROM_THE_GROUND_UP =
      List.of(
          "io.entrain.cluster.security",
          "io.entrain.cluster.run",
          "io.entrain.cluster.link",
          "io.entrain.cluster.protocol",
          "io.entrain.cluster.shard",
          "io.entrain.cluster.placement",
          "io.entrain.cluster.epoch",
          "io.entrain.cluster.training",
          "io.entrain.cluster.scheduling",
          "io.entrain.cluster.control",
          "io.entrain.cluster.node");

  /** Plain Java: what they do is tested without an actor. */
  private static final String[] WITHOUT_ACTORS = {
    "io.entrain.cluster.security", "io.entrain.cluster.run", "io.entrain.cluster.link"
  };

  @ArchTest
  static final ArchRule shouldKnowNoVectorsFilesOrCommands =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("jdk.incubator.vector..", "io.jhdf..", "picocli..");

  @ArchTest
  static final ArchRule shouldKeepActorsOutOfPlainPackages =
      noClasses().that().resideInAnyPackage(WITHOUT_ACTORS).should().dependOnClassesThat().resideInAPackage("akka..");

  @ArchTest
  static final ArchRule shouldNameNoPackageAfterADrawer =
      noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..helpers..", "..misc..");

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
        classes.getPackage("io.entrain.cluster").getSubpackagesInTree().stream()
            .filter(each -> !each.getClasses().isEmpty())
            .map(JavaPackage::getName)
            .toList();
    assertThat(packages).isSubsetOf(FROM_THE_GROUND_UP);
  }
}
