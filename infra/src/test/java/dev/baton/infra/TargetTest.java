package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.infra.Templates.Resource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final String HASH_OF_A_VERSION = "(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}$";
  private static final Templates LOCALSTACK =
      new Assembly(Map.of("target", "localstack")).templates();

  @Test
  void forLocalStackNothingIsThereThatItDoesNotKnow() {
    assertThat(LOCALSTACK.all())
        .hasSizeGreaterThan(150)
        .extracting(Resource::type)
        .doesNotContainAnyElementsOf(Target.unknownToLocalStack());
  }

  @Test
  void onlyWhatItDoesNotKnowIsLeftOutAndTheBackupsOwnRole() {
    Map<String, String> left = idsAndTypes(new Assembly(Map.of()).templates());
    left.keySet().removeAll(idsAndTypes(LOCALSTACK).keySet());
    assertThat(left.values()).containsAll(Target.unknownToLocalStack());
    left.values().removeAll(Target.unknownToLocalStack());
    assertThat(left)
        .containsOnlyKeys("BatonFoundation/BackupRole", "BatonFoundation/BackupPermissions");
  }

  @Test
  void withoutAliasesTheStateMachinesThemselvesAreStarted() {
    assertThat(LOCALSTACK.all())
        .allSatisfy(
            resource ->
                assertThat(resource.json().toString())
                    .doesNotContain("StateMachineAlias")
                    .doesNotContainPattern("stateMachine:[a-z-]+:live"));
  }

  @Test
  void aTargetThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> new Assembly(Map.of("target", "localstak")))
        .hasMessageContaining("-c target=localstak")
        .hasMessageContaining("aws, localstack");
  }

  private static Map<String, String> idsAndTypes(Templates templates) {
    return templates.all().stream()
        .collect(
            Collectors.toMap(
                resource -> resource.toString().replaceFirst(HASH_OF_A_VERSION, "$1"),
                Resource::type,
                (first, second) -> first,
                TreeMap::new));
  }
}
