package dev.baton.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.baton.tests.Repository;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules on classes that hold across modules: time and chance are injected, handlers are plain. */
class HouseRulesTest {
  /** The one package that asks the machine what time it is. */
  private static final String CLOCK = "dev.baton.engine.clock..";

  private static final String[] HANDLERS = {
    "dev.baton.intake..",
    "dev.baton.documents..",
    "dev.baton.approvals..",
    "dev.baton.models..",
    "dev.baton.resilience.."
  };

  @Test
  void onlyTheClockAsksTheMachineForTheTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLOCK)
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("asks the machine for the time", this::asksForTheTime))
        .orShould()
        .callConstructor(java.util.Date.class)
        .check(ProductClasses.all());
  }

  @Test
  void nobodyInTheEngineDrawsChanceOrIdsForItself() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.baton.asl..", "dev.baton.engine..")
        .should()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callMethod(java.util.concurrent.ThreadLocalRandom.class, "current")
        .check(ProductClasses.all());
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> bare = new TreeSet<>();
    for (JavaClass type : ProductClasses.all()) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        bare.add(type.getPackageName());
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void aHandlerIsOneClassWithOnePublicMethodAndNoParent() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : ProductClasses.all().that(resideInAnyPackage(HANDLERS)).as("functions")) {
      if (!type.getSimpleName().endsWith("Handler")) {
        continue;
      }
      long open =
          type.getMethods().stream()
              .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
              .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
              .map(JavaMethod::getName)
              .distinct()
              .count();
      boolean hasParent =
          type.getRawSuperclass()
              .filter(parent -> !parent.isEquivalentTo(Object.class))
              .isPresent();
      boolean isFinal = type.getModifiers().contains(JavaModifier.FINAL);
      if (open != 1 || hasParent || !isFinal || type.tryGetConstructor().isEmpty()) {
        wrong.add(type.getName());
      }
    }
    assertThat(wrong)
        .as("handlers not final, with a parent, or not exactly one public method")
        .isEmpty();
  }

  @Test
  void aClientIsMadeOnceForAFunctionInstanceAndNeverForACall() {
    Set<String> wrong = new TreeSet<>();
    int made = 0;
    for (JavaClass type : ProductClasses.all().that(resideInAnyPackage(HANDLERS)).as("functions")) {
      for (JavaCall<?> call : type.getMethodCallsFromSelf()) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean shared =
            owner.equals("dev.baton.shared.aws.AwsClients")
                && Set.of("build", "later").contains(name);
        boolean own = owner.startsWith("software.amazon.awssdk.services.") && name.equals("create");
        made += shared ? 1 : 0;
        boolean once = isForConstructorsOnly(call.getOrigin(), 3);
        if (own || (shared && !once)) {
          wrong.add(call.getDescription());
        }
      }
    }
    assertThat(made).as("clients that were looked at").isGreaterThan(3);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theErrorClassesThatDefinitionsNameAreFinal() {
    classes()
        .that(resideInAPackage("dev.baton.shared.errors.."))
        .and()
        .areAssignableTo(RuntimeException.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .allowEmptyShould(true)
        .check(ProductClasses.all());
  }

  @Test
  void everyTestClassNamesItselfATest() {
    Set<String> wrong = new TreeSet<>();
    for (Path source : Repository.javaSources()) {
      String name = Repository.name(source);
      boolean holdsTests =
          name.contains("/src/test/") && Repository.read(source).contains("\n  @Test\n");
      if (holdsTests && !name.endsWith("Test.java")) {
        wrong.add(name);
      }
    }
    assertThat(wrong).as("Surefire runs only classes that end in Test").isEmpty();
  }

  /** Whether nothing but constructors calls this, at first or second hand. */
  private static boolean isForConstructorsOnly(JavaCodeUnit caller, int hands) {
    if (Set.of("<init>", "<clinit>").contains(caller.getName())) {
      return true;
    }
    Set<? extends JavaCall<?>> calls = caller.getCallsOfSelf();
    return hands > 0
        && !calls.isEmpty()
        && calls.stream().allMatch(call -> isForConstructorsOnly(call.getOrigin(), hands - 1));
  }

  private boolean asksForTheTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getTarget().getName();
    boolean noClockGiven = call.getTarget().getRawParameterTypes().isEmpty();
    return (owner.startsWith("java.time.") && method.equals("now") && noClockGiven)
        || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
  }
}
