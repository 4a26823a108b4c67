package dev.aadsts.kb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house, as far as this module can break them. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption((Location location) -> !location.contains("package-info"))
          .importPackages("dev.aadsts.kb");

  @Test
  void seesNoChatNoHttpNoDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.slack..",
            "com.microsoft..",
            "dev.aadsts.bot..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "org.eclipse.jetty..",
            "java.sql..",
            "javax.sql..",
            "org.jdbi..")
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenItsPackages() {
    slices().matching("dev.aadsts.kb.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  // The words of the domain are for everybody; what joins the packages is above them all.
  @Test
  void letsNoPackageSeeWhatJoinsThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.aadsts.kb.*..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.aadsts.kb.KnowledgeBase")
        .check(CLASSES);
  }

  @Test
  void knowsLuceneInSearchAndYamlInContentOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.aadsts.kb.search..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.aadsts.kb.content..", "dev.aadsts.kb.eval..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.yaml..", "com.networknt..", "com.fasterxml.jackson.dataformat..")
        .check(CLASSES);
  }

  @Test
  void promisesInEveryPackageThatNothingIsNull() {
    var root = CLASSES.getPackage("dev.aadsts.kb");

    assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
        .hasSizeGreaterThan(4)
        .filteredOn(found -> !found.getClasses().isEmpty())
        .allMatch(found -> isNullMarked(found.getName()), "is @NullMarked in its package-info");
  }

  private static boolean isNullMarked(String name) {
    try {
      return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
