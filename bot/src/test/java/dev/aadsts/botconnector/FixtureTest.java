package dev.aadsts.botconnector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.api.Test;

final class FixtureTest {
  @Test
  void knowsNothingOfTheBotThatItTests() {
    var fixture =
        new ClassFileImporter()
            .withImportOption((Location location) -> !location.contains("Test"))
            .importPackages("dev.aadsts.botconnector");

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.aadsts.bot..", "dev.aadsts.kb..", "com.microsoft..")
        .check(fixture);
  }
}
