package dev.aadsts.bot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house: who may see whom. */
final class ArchitectureTest {
  private static final String BOT = "dev.aadsts.bot";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption((Location location) -> !location.contains("package-info"))
          .importPackages(BOT);

  // Of our own packages, besides themselves and the knowledge base. Who is not here is not seen:
  // the edges never see each other, and the store is seen by nobody but the root.
  @ParameterizedTest(name = "{0} sees {1}")
  @CsvSource({
    "address, cache",
    "cache, ''",
    "chat, ''",
    "connections, ''",
    "digest, ''",
    "http, cache digest",
    "health, ''",
    "delivery, cache mapper",
    "json, mapper",
    "mapper, ''",
    "checklist, cache chat",
    "claim, chat",
    "erasure, chat",
    "feedback, chat",
    "settings, cache chat",
    "sighting, cache chat",
    "reply, cache chat checklist mapper settings",
    "reminder, chat checklist reply",
    "answer, cache chat checklist claim feedback reminder reply settings sighting",
    "secret, digest",
    "installation, ''",
    "store, address cache chat checklist claim delivery erasure feedback installation mapper"
        + " secret settings sighting",
    "slack, answer cache chat checklist connections delivery digest health http installation"
        + " mapper reminder reply secret settings",
    "teams, address answer cache chat checklist connections delivery digest feedback health http"
        + " mapper reminder reply settings",
    "web, answer chat digest feedback health http json mapper",
    "cli, answer chat checklist erasure feedback json reply",
    "config, delivery http secret settings sighting slack teams web",
    "metrics, checklist delivery",
    "preview, answer chat checklist reply settings slack teams web",
    "rehearsal, http"
  })
  void letsAPackageSeeNoMoreThanItNeeds(String name, String seen) {
    String[] allowed =
        Stream.concat(
                Stream.of(name), Arrays.stream(seen.split(" ")).filter(other -> !other.isEmpty()))
            .map(other -> BOT + "." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(BOT + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(BOT + "..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @Test
  void namesEveryPackageInTheRuleAbove() throws NoSuchMethodException {
    var rules =
        ArchitectureTest.class
            .getDeclaredMethod("letsAPackageSeeNoMoreThanItNeeds", String.class, String.class)
            .getAnnotation(CsvSource.class);

    assertThat(CLASSES.getPackage(BOT).getSubpackages())
        .extracting(found -> found.getRelativeName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(rules.value()).map(rule -> rule.split(",", 2)[0]).toList());
  }

  // Of the packages within one edge. What puts them together sees them all, and is seen by none.
  @ParameterizedTest(name = "{0}.{1} sees {2}")
  @CsvSource({
    "slack, api, block",
    "slack, block, ''",
    "slack, checkup, api install request workspace",
    "slack, event, api block workspace",
    "slack, home, api block event view workspace",
    "slack, install, ''",
    "slack, interaction, api block event home view workspace",
    "slack, request, api block event home install interaction socket speech workspace",
    "slack, socket, ''",
    "slack, speech, api block event workspace",
    "slack, view, block",
    "slack, workspace, api install",
    "teams, activity, message",
    "teams, card, message",
    "teams, checkup, manifest request setup",
    "teams, connector, activity card identity setup",
    "teams, identity, login",
    "teams, invoke, activity card connector message",
    "teams, login, ''",
    "teams, manifest, ''",
    "teams, message, ''",
    "teams, request, activity invoke message setup verification",
    "teams, setup, identity",
    "teams, speech, activity card connector",
    "teams, verification, login"
  })
  void letsARoomOfAnEdgeSeeOnlyThoseBelowIt(String edge, String name, String seen) {
    String[] allowed =
        Stream.concat(
                Stream.of(name), Arrays.stream(seen.split(" ")).filter(other -> !other.isEmpty()))
            .map(other -> BOT + "." + edge + "." + other)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(BOT + "." + edge + "." + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage(BOT + "." + edge + "..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack", "teams"})
  void namesEveryRoomInTheRuleAbove(String edge) throws NoSuchMethodException {
    var rules =
        ArchitectureTest.class
            .getDeclaredMethod(
                "letsARoomOfAnEdgeSeeOnlyThoseBelowIt", String.class, String.class, String.class)
            .getAnnotation(CsvSource.class);

    assertThat(CLASSES.getPackage(BOT + "." + edge).getSubpackages())
        .extracting(found -> found.getRelativeName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(rules.value())
                .map(rule -> rule.split(", ", 3))
                .filter(rule -> rule[0].equals(edge))
                .map(rule -> rule[1])
                .toList());
  }

  @ParameterizedTest(name = "{0} does not see {1}")
  @CsvSource({"inbox, outbox", "outbox, inbox", "pace, inbox", "pace, outbox"})
  void letsWhatComesAndWhatGoesKnowNothingOfEachOther(String one, String other) {
    noClasses()
        .that()
        .resideInAPackage(BOT + ".delivery." + one)
        .or()
        .resideInAPackage(BOT + ".delivery")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BOT + ".delivery." + other)
        .check(CLASSES);
  }

  @Test
  void letsTheNeutralCoreAndTheHttpListenerSeeNoKnowledgeTheyDoNotNeed() {
    noClasses()
        .that()
        .resideInAnyPackage(
            BOT + ".chat..", BOT + ".http..", BOT + ".health..", BOT + ".delivery..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.aadsts.kb..")
        .check(CLASSES);
  }

  @Test
  void holdsOnlyRecordsAndEnumsInTheSharedVocabulary() {
    classes()
        .that()
        .resideInAPackage(BOT + ".chat..")
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0} in {1} only")
  @CsvSource({
    "com.slack.., slack",
    "com.microsoft.., teams",
    "java.sql.., store",
    "org.jdbi.., store",
    "org.flywaydb.., store",
    "com.zaxxer.., store",
    "org.sqlite.., store",
    "org.postgresql.., store",
    "com.github.kagkarlsson.., delivery",
    "com.nimbusds.., teams",
    "org.eclipse.jetty.., http"
  })
  void keepsEachLibraryInThePackageItIsFor(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackage(BOT + "." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void letsNoPackageSeeWhatPutsThemTogether() {
    noClasses()
        .that()
        .resideInAPackage(BOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BOT)
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenItsPackages() {
    slices().matching(BOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void writesToTheTerminalInCommandsOnlyAndLogsWithSlf4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BOT + ".cli..")
        .and()
        .doNotHaveFullyQualifiedName(BOT + ".Main")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
    // It tells a library that logs by itself to be quiet.
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BOT + ".LogSetup")
        .should(USE_JAVA_UTIL_LOGGING)
        .check(CLASSES);
  }

  @Test
  void promisesInEveryPackageThatNothingIsNull() {
    var root = CLASSES.getPackage(BOT);

    assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
        .hasSizeGreaterThan(10)
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
