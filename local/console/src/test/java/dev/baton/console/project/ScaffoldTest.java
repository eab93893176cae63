package dev.baton.console.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
  private static final String STACK =
      """
      final class OrdersStack extends Stack {
        OrdersStack(App app, StackProps properties, Platform platform) {
          super(app, "BatonOrders", properties);
        }

        int other() {
          return 1;
        }
      }
      """;

  @TempDir Path root;

  private Project project;
  private Path stack;

  @BeforeEach
  void laysOutACheckoutWithOneArea() throws IOException {
    project = new Project(root);
    stack = root.resolve("infra/src/main/java/dev/baton/infra/orders/OrdersStack.java");
    Files.createDirectories(stack.getParent());
    Files.writeString(stack, STACK);
  }

  @Test
  void makesEveryPlaceOfAWorkflow() {
    Slug slug = new Slug("order-intake");
    List<Path> written = new Scaffold(project, slug, "orders").write();
    Places places = new Places(project);
    assertThat(places.area(slug)).contains("orders");
    assertThat(places.of(slug, "orders")).allMatch(Place::exists);
    assertThat(written)
        .allSatisfy(file -> assertThat(root.resolve(file)).content().doesNotContain("{{"));
  }

  @Test
  void writesADefinitionThatTheLinterHasNothingAgainst() {
    Slug slug = new Slug("order-intake");
    var _ = new Scaffold(project, slug, "orders").write();
    assertThat(DefinitionFile.check(project.definition(slug)).complaints()).isEmpty();
  }

  @Test
  void addsTheConstructAtTheEndOfTheStacksConstructor() {
    var _ = new Scaffold(project, new Slug("order-intake"), "orders").write();
    assertThat(stack)
        .content()
        .contains("properties);\n    new OrderIntake(this, platform);\n  }\n\n  int other");
  }

  @Test
  void changesNothingWhenThereIsSuchAWorkflow() throws IOException {
    Slug slug = new Slug("order-intake");
    var _ = new Scaffold(project, slug, "orders").write();
    String before = Files.readString(stack);
    assertThatThrownBy(() -> new Scaffold(project, slug, "orders").write())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is there already");
    assertThat(stack).content().isEqualTo(before);
  }

  @Test
  void namesTheAreasWhenThereIsNoneOfThatName() {
    assertThatThrownBy(() -> new Scaffold(project, new Slug("a"), "nowhere").write())
        .hasMessage("there is no area 'nowhere': the areas are orders");
  }
}
