package abhaya;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The boundaries of `house.md` 4, as the compiled classes show them.
class ArchitectureTest {
  private static final String[] PURE = {
    "abhaya.base.geo..",
    "abhaya.investigation.clock..",
    "abhaya.investigation.alarm..",
    "abhaya.investigation.fair..",
    "abhaya.investigation.mirror..",
    "abhaya.investigation.outlook..",
    "abhaya.investigation.worklist..",
    "abhaya.response.signal..",
    "abhaya.response.recommend..",
    "abhaya.safecity.measure.."
  };

  /// Modules whose rules and values are pure and whose edges are not.
  private static final String[] PURE_AT_HEART = {
    "abhaya.response.incident..",
    "abhaya.safecity.plate..",
    "abhaya.safecity.followup..",
    "abhaya.safecity.fund..",
    "abhaya.safecity.project.."
  };

  private static final Pattern EDGE =
      Pattern.compile(
          ".*(Door|Register|Desk|Store|Queries|Facts|Buffer|Watch|Timers|Page|View|Config)"
              + "(\\$.*)?");

  private static JavaClasses product;

  @BeforeAll
  static void readTheProduct() {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("abhaya");
  }

  @Test
  void modulesUseOnlyTheArrowsTheyDeclare() {
    ApplicationModules.of(Abhaya.class).verify();
  }

  @Test
  void layersPointOneWay() {
    noClasses()
        .that()
        .resideInAPackage("abhaya.base..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("abhaya.response..", "abhaya.investigation..", "abhaya.safecity..")
        .check(product);
    noClasses()
        .that()
        .resideInAPackage("abhaya.investigation..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("abhaya.safecity..")
        .check(product);
  }

  @Test
  void pureModulesKnowNoFrameworkDatabaseFileOrNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.sql..", "javax.sql..", "java.nio.file..", "java.net..")
        .check(product);
  }

  @Test
  void rulesAndValuesOfSafeCityArePure() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE_AT_HEART)
        .and(
            DescribedPredicate.describe(
                "are no edge of their module",
                (JavaClass type) -> !EDGE.matcher(type.getName()).matches()))
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.sql..", "javax.sql..", "java.nio.file..", "java.net..")
        .allowEmptyShould(true)
        .check(product);
  }

  @Test
  void theWallClockIsReadThroughTheInjectedClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(product);
  }

  @Test
  void everyQueryOfAScreenTakesTheReadersScope() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Queries")
        .and()
        .areNotPrivate()
        .and()
        .areNotStatic()
        .should(takeAScope())
        .allowEmptyShould(true)
        .check(product);
  }

  @Test
  void everyClassIsInAModule() {
    classes()
        .that(
            DescribedPredicate.describe(
                "belong to the app", (JavaClass type) -> !type.getSimpleName().equals("Abhaya")))
        .should()
        .resideInAnyPackage(
            "abhaya",
            "abhaya.base.*",
            "abhaya.response.*",
            "abhaya.investigation.*",
            "abhaya.safecity.*",
            "abhaya.simulator",
            "abhaya.verifier")
        .check(product);
  }

  @Test
  void theSimulatorKnowsTheServerFromOutsideOnly() {
    noClasses()
        .that()
        .resideInAPackage("abhaya.simulator..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are the product's",
                (JavaClass type) ->
                    type.getPackageName().startsWith("abhaya")
                        && !type.getPackageName().equals("abhaya.simulator")))
        .check(product);
    noClasses()
        .that()
        .resideInAPackage("abhaya.simulator..")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .check(product);
  }

  private static ArchCondition<JavaMethod> takeAScope() {
    return new ArchCondition<>("take the reader's Scope") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var takes =
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.getSimpleName().equals("Scope"));
        var lambda = method.getName().startsWith("lambda$");
        events.add(new SimpleConditionEvent(method, takes || lambda, method.getFullName()));
      }
    };
  }
}
