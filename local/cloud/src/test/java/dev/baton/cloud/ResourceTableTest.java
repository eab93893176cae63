package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.assembly.ResourceType;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what a template may have, made from what the cloud says of each resource type. */
class ResourceTableTest {
  private static final String HEAD =
      """
      # What a template may have

      `./baton up`, `demo`, `run` and the tests take the templates that `cdk synth` writes. Of each resource type here it is
      said which properties have the effect that they have on AWS, and which have none here, and why. A type or a property that is not
      here is refused by name before anything starts; so is a value that the cloud cannot honour. A property stands for all below it.

      `EveryPropertyTest` gives each honoured property of this product's own assembly another value, and demands that AWS's clients
      then see something else, or that the resource is refused. This table is made from the code: `ResourceTableTest` fails while it
      is not current, and `mvn test -pl local/cloud -am -Dtest=ResourceTableTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dbaton.docs=write` writes it anew.

      Of templates are read: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::Join`, `Fn::Select`, `Fn::Split`, `Fn::If` with conditions, `Fn::Base64`, `Fn::FindInMap`,
      `Fn::ImportValue` between the stacks of the assembly, parameters with their defaults, pseudo parameters and `DependsOn`.

      """;

  @Test
  void saysWhatIsDoneWithEachProperty() throws IOException {
    List<ResourceType> types;
    try (Cloud cloud = Cloud.builder().start()) {
      types =
          cloud.resourceTypes().stream().sorted(Comparator.comparing(ResourceType::name)).toList();
    }
    assertThat(types).hasSizeGreaterThan(20);
    String text = types.stream().map(ResourceTableTest::section).collect(Collectors.joining("\n"));
    GeneratedDocument.holds("cloudformation.md", HEAD + text);
  }

  private static String section(ResourceType type) {
    StringBuilder text = new StringBuilder("## " + type.name() + "\n\n");
    if (!type.honoured().isEmpty()) {
      String names =
          new TreeSet<>(type.honoured())
              .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
      text.append("Honoured: ").append(names).append("\n");
    }
    if (!type.inert().isEmpty()) {
      text.append(type.honoured().isEmpty() ? "" : "\n").append("Without effect:\n\n");
      type.inert()
          .forEach(
              (name, reason) ->
                  text.append("- ")
                      .append(name.equals("*") ? "all" : "`" + name + "`")
                      .append(": ")
                      .append(reason)
                      .append("\n"));
    }
    return text.toString();
  }
}
