package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.project.Place;
import dev.baton.console.project.Places;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import dev.baton.tests.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workflow has all its places: the list is the one that {@code ./baton where} prints. */
class LayoutTest {
  private static final Project PROJECT = new Project(Repository.root());

  static List<Slug> slugs() {
    return PROJECT.slugs();
  }

  @Test
  void theWorkflowsAreFound() {
    assertThat(slugs()).extracting(Slug::text).contains("approval", "document-processing");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aWorkflowHasAllItsPlaces(Slug slug) {
    Places places = new Places(PROJECT);
    String area = places.area(slug).orElseThrow();
    assertThat(places.of(slug, area))
        .filteredOn(place -> !place.exists())
        .extracting(Place::path)
        .isEmpty();
  }
}
