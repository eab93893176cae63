package dev.baton.tests.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.SynthesizedAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No property of the assembly is taken and forgotten. Each one that the cloud says it honours is
 * given another value, in a cloud of its own, which must then either say something else of its
 * resources to AWS's clients, or refuse the resource. What it was is in {@code
 * tests/target/every-property.txt}.
 */
@Tag("assembly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPropertyTest {

  /** So many resources with a property are tried before it counts as forgotten. */
  private static final int TRIES = 4;

  private Map<String, ResourceType> types = Map.of();
  private List<String> unspoiled = List.of();

  @BeforeAll
  void describeTheAssemblyAsItIs() {
    try (Cloud cloud = start(SynthesizedAssembly.folder())) {
      types =
          cloud.resourceTypes().stream().collect(Collectors.toMap(ResourceType::name, it -> it));
      unspoiled = Description.of(cloud);
    }
  }

  @Test
  void theSameAssemblyIsDescribedAlike() {
    try (Cloud cloud = start(SynthesizedAssembly.folder())) {
      assertThat(Description.of(cloud)).isEqualTo(unspoiled).hasSizeGreaterThan(1000);
    }
  }

  @Test
  void everyHonouredPropertyMakesADifference() throws IOException {
    List<String> forgotten = new ArrayList<>();
    List<String> table = new ArrayList<>();
    for (var each : Property.all().entrySet()) {
      Property property = each.getKey();
      if (!property.isInert(types)) {
        String difference = differenceBy(each.getValue());
        table.add(property + " | " + difference);
        if (difference == null) {
          forgotten.add(property.toString());
        }
      }
    }
    Files.write(Repository.at("tests/target/every-property.txt"), table);
    assertThat(table).hasSizeGreaterThan(150);
    assertThat(forgotten).as("properties that are honoured in name only").isEmpty();
  }

  /** What is otherwise with another value at one of these places; null when nothing is. */
  private @Nullable String differenceBy(List<Property.Place> places) throws IOException {
    for (Property.Place place : places.stream().limit(TRIES).toList()) {
      String difference = differenceBy(place);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String differenceBy(Property.Place place) throws IOException {
    Path copy = SpoiledAssembly.of(place);
    try (Cloud cloud = start(copy)) {
      List<String> other = new ArrayList<>(Description.of(cloud));
      if (other.equals(unspoiled)) {
        return null;
      }
      other.removeAll(unspoiled);
      return other.isEmpty() ? "less" : other.getFirst();
    } catch (AssemblyException e) {
      return "refused: " + e.getMessage();
    } finally {
      SpoiledAssembly.delete(copy);
    }
  }

  private static Cloud start(Path assembly) {
    return Cloud.builder().assembly(assembly).coldFunctions().seed(1).start();
  }
}
