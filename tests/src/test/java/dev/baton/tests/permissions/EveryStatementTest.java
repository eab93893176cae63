package dev.baton.tests.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.iam.AccessControl;
import dev.baton.cloud.iam.Check;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.ScannedDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No statement of the assembly is there for nothing. The stories are told once with every grant in
 * place and every decision is kept; then for each statement the decisions are made again without
 * it, and some must come out otherwise. One of each kind is really told without it, and fails.
 */
@Tag("permissions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStatementTest {
  private final TestCloud cloud = TestCloud.withFaults();
  private final AccessControl access = cloud.access();
  private final ListedStatements inert = ListedStatements.read("inert-statements.txt");
  private final ListedStatements untold = ListedStatements.read("untold-statements.txt");
  private final Map<Story, List<Kept>> told = new LinkedHashMap<>();

  /** Statements with the story that fails without each. */
  private final Map<String, Story> needed = new LinkedHashMap<>();

  /**
   * A decision of a story.
   *
   * @param open whether it would be the same over a connection that anybody can read
   */
  private record Kept(Check check, boolean open) {

    /** Whether it is refused now and was granted, or a protection is gone. */
    boolean differs() {
      return (check.allowed() && !check.allowedNow()) || (!open && check.allowedUnencrypted());
    }
  }

  @BeforeAll
  void tellEveryStory() throws Exception {
    for (Story story : Story.all(statement("/InboxIntakeQueuePolicy.*/UploadRuleSends"))) {
      Map<String, Check> checks = new ConcurrentHashMap<>();
      access.withhold(story.without());
      access.observe(check -> checks.putIfAbsent(check.toString(), check));
      attempt(story);
      assertThat(story.without().isEmpty() ? cloud.refusals() : List.of())
          .as("what is refused in story " + story.name())
          .isEmpty();
      cloud.forgetRefusals();
      told.put(
          story,
          checks.values().stream()
              .map(check -> new Kept(check, check.allowedUnencrypted()))
              .toList());
    }
    access.observe(check -> {});
    access.withhold(Set.of());
    for (String statement : access.statements()) {
      Story story = storyThatFailsWithout(statement);
      if (story != null) {
        needed.put(statement, story);
      }
    }
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void everyStatementIsNeededBySomeStoryOrListedWithAReason() {
    boolean complete = ScannedDocuments.canBeRecognized();
    List<String> idle =
        access.statements().stream()
            .filter(statement -> !needed.containsKey(statement) && !inert.covers(statement))
            .filter(statement -> !untold.covers(statement))
            .filter(statement -> complete || !statement.matches(".*(Recogni|Scans).*"))
            .toList();
    assertThat(idle).as("statements that nothing needs: take them out, or say why").isEmpty();
  }

  @Test
  void noStatementThatIsListedAsInertIsNeeded() {
    assertThat(needed.keySet().stream().filter(inert::covers)).isEmpty();
    assertThat(inert.unused(access.statements())).isEmpty();
    assertThat(untold.unused(access.statements())).isEmpty();
  }

  @Test
  void aStoryReallyFailsWithoutAStatementOfEachKind() {
    List<String> passed = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    for (Map.Entry<String, Story> each : needed.entrySet()) {
      String id = each.getKey();
      String kind = id.substring(id.lastIndexOf('/') + 1);
      boolean denies = kind.equals("#0") && id.contains("Policy");
      if (!denies && kinds.add(kind.startsWith("#") ? id : kind)) {
        access.withhold(with(each.getValue().without(), id));
        String failure = attempt(each.getValue());
        boolean refused = !cloud.refusals().isEmpty();
        if (!refused || failure == null) {
          passed.add(id + " in story " + each.getValue().name() + ": " + failure);
        }
        access.withhold(Set.of());
        cloud.forgetRefusals();
        attempt(Story.all("").get(0)); // what was left undone is done now
        cloud.forgetRefusals();
      }
    }
    assertThat(kinds).hasSizeGreaterThan(20);
    assertThat(passed).as("stories that pass without a statement they need").isEmpty();
  }

  private Story storyThatFailsWithout(String statement) {
    for (Map.Entry<Story, List<Kept>> each : told.entrySet()) {
      Set<String> base = each.getKey().without();
      if (!base.contains(statement)) {
        access.withhold(with(base, statement));
        boolean fails = each.getValue().stream().anyMatch(Kept::differs);
        access.withhold(Set.of());
        if (fails) {
          return each.getKey();
        }
      }
    }
    return null;
  }

  /** Why the story failed; null when it did not. */
  private String attempt(Story story) {
    try {
      story.tell(cloud);
      return null;
    } catch (Exception | AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Set<String> with(Set<String> some, String another) {
    Set<String> all = new TreeSet<>(some);
    all.add(another);
    return all;
  }

  private String statement(String pattern) {
    return access.statements().stream()
        .filter(id -> id.matches(".*" + pattern))
        .findFirst()
        .orElseThrow();
  }
}
