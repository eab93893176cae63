package dev.baton.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which module may know which: the arrows of the design, read off the compiled classes. */
class ArrowsTest {
  private static final Map<String, Set<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("asl", Set.of()),
              Map.entry("engine", Set.of("asl")),
              Map.entry("cloud", Set.of("engine", "asl")),
              Map.entry("console", Set.of("cloud", "engine", "asl")),
              Map.entry("shared", Set.of()),
              Map.entry("intake", Set.of("shared")),
              Map.entry("documents", Set.of("shared")),
              Map.entry("approvals", Set.of("shared")),
              Map.entry("resilience", Set.of("shared")),
              Map.entry("models", Set.of("shared")),
              Map.entry("infra", Set.of("asl")),
              // The generator of the sample documents; it knows nobody, and nobody knows it.
              Map.entry("tests", Set.of())));

  /** Packages that other teams get with the embeddable engine. */
  private static final List<String> EMBEDDABLE_MAY_USE =
      List.of(
          "java.",
          "com.fasterxml.jackson.",
          "com.dashjoin.",
          "com.jayway.jsonpath.",
          "org.jspecify.");

  @Test
  void everyModuleKnowsOnlyTheModulesItMayKnow() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : ProductClasses.all()) {
      String from = ProductClasses.module(type).orElseThrow();
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        ProductClasses.module(dependency.getTargetClass())
            .filter(to -> !to.equals(from) && !ALLOWED.getOrDefault(from, Set.of()).contains(to))
            .ifPresent(to -> wrong.add(from + " -> " + to + ": " + dependency.getDescription()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theEmbeddableEngineUsesNothingButTheJdkJacksonAndTheTwoQueryLanguages() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : ProductClasses.all()) {
      if (!Set.of("asl", "engine").contains(ProductClasses.module(type).orElseThrow())) {
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive()
            && ProductClasses.module(target).isEmpty()
            && EMBEDDABLE_MAY_USE.stream().noneMatch(target.getName()::startsWith)) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyModuleIsThereAndWasScanned() {
    Map<String, Integer> scanned = new TreeMap<>();
    for (JavaClass type : ProductClasses.all()) {
      scanned.merge(ProductClasses.module(type).orElseThrow(), 1, Integer::sum);
    }
    assertThat(scanned.keySet()).isEqualTo(ALLOWED.keySet());
    assertThat(scanned.values().stream().mapToInt(Integer::intValue).sum())
        .as("classes scanned: %s", scanned)
        .isGreaterThan(300);
  }
}
