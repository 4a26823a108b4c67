package dev.aadsts.bot.teams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class SdkTest {
  /** A move to a successor of the Bot Framework touches these three, and nothing else. */
  @Test
  void isSeenBehindItsPortOnly() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.aadsts.bot");

    noClasses()
        .that()
        .doNotHaveSimpleName("TeamsConnector")
        .and()
        .doNotHaveSimpleName("Region")
        .and()
        .doNotHaveSimpleName("NoRetry")
        .and()
        .doNotHaveSimpleName("Call")
        .and()
        .doNotHaveSimpleName("BotCredentials")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.microsoft..")
        .check(classes);
  }
}
