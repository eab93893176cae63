package dev.baton.tests.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.iam.AccessControl;
import dev.baton.cloud.iam.Check;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.ScannedDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No statement of the assembly is there for nothing. The stories are told once with every grant in
 * place and every decision is kept; then for each statement the decisions are made again without
 * it, and some must come out otherwise. For each service one story is really told without a
 * statement that it needs, and fails.
 */
@Tag("permissions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStatementTest {
  private final TestCloud cloud = TestCloud.withFaults();
  private final AccessControl access = cloud.access();
  private final ListedStatements inert = ListedStatements.read("inert-statements.txt");
  private final List<Told> told = new ArrayList<>();

  /** What each statement is needed for. */
  private final Map<String, Need> needed = new LinkedHashMap<>();

  /**
   * A decision of a story.
   *
   * @param open whether it would be the same over a connection that anybody can read
   */
  private record Kept(Check check, boolean open) {

    /** Whether it was granted and is refused now. */
    boolean isRefused() {
      return check.allowed() && !check.allowedNow();
    }

    /** Whether it is refused now, or a protection is gone. */
    boolean differs() {
      return isRefused() || (!open && check.allowedUnencrypted());
    }
  }

  private record Told(Story story, List<Kept> decisions, long nanos) {}

  /**
   * @param service whose action is refused without the statement; null where it denies
   */
  private record Need(Story story, @Nullable String service) {}

  @BeforeAll
  void tellEveryStory() {
    List<String> broken = new ArrayList<>();
    for (Story story : Story.all(statement("/InboxIntakeQueuePolicy.*/UploadRuleSends"))) {
      Map<String, Check> checks = new ConcurrentHashMap<>();
      access.withhold(story.without());
      access.observe(check -> checks.putIfAbsent(check.toString(), check));
      long begun = System.nanoTime();
      String failure = attempt(story);
      long took = System.nanoTime() - begun;
      if (story.without().isEmpty() && (failure != null || !cloud.refusals().isEmpty())) {
        broken.add(story.name() + ": " + failure + " " + cloud.refusals());
      }
      cloud.forgetRefusals();
      told.add(
          new Told(
              story,
              checks.values().stream()
                  .map(check -> new Kept(check, check.allowedUnencrypted()))
                  .toList(),
              took));
    }
    assertThat(broken).as("stories that do not end well with every grant in place").isEmpty();
    told.sort(Comparator.comparingLong(Told::nanos));
    access.observe(check -> {});
    for (String statement : access.statements()) {
      Need need = need(statement);
      if (need != null) {
        needed.put(statement, need);
      }
    }
    access.withhold(Set.of());
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
            .filter(statement -> complete || !statement.matches(".*(Recogni|Scans).*"))
            .toList();
    assertThat(idle).as("statements that nothing needs: take them out, or say why").isEmpty();
  }

  @Test
  void noStatementThatIsListedAsInertIsNeeded() {
    assertThat(needed.keySet().stream().filter(inert::covers)).isEmpty();
    assertThat(inert.unused(access.statements())).isEmpty();
  }

  @Test
  void ofEachServiceAStoryReallyFailsWithoutAStatementThatItNeeds() {
    List<String> passed = new ArrayList<>();
    Set<String> services = new TreeSet<>();
    needed.forEach(
        (statement, need) -> {
          if (need.service() != null && services.add(need.service())) {
            access.withhold(with(need.story().without(), statement));
            String failure = attempt(need.story());
            if (failure == null || cloud.refusals().isEmpty()) {
              passed.add(statement + " in story " + need.story().name() + ": " + failure);
            }
            access.withhold(Set.of());
            cloud.forgetRefusals();
            attempt(told.getFirst().story()); // what was left undone is done now
            cloud.forgetRefusals();
          }
        });
    assertThat(services)
        .contains("dynamodb", "events", "kms", "lambda", "s3", "sns", "sqs", "states", "sts");
    assertThat(passed).as("stories that pass without a statement they need").isEmpty();
  }

  private @Nullable Need need(String statement) {
    Need denial = null;
    for (Told each : told) {
      Set<String> base = each.story().without();
      if (!base.contains(statement)) {
        access.withhold(with(base, statement));
        for (Kept kept : each.decisions()) {
          if (kept.isRefused()) {
            return new Need(each.story(), kept.check().service());
          }
          if (denial == null && kept.differs()) {
            denial = new Need(each.story(), null);
          }
        }
      }
    }
    return denial;
  }

  /** Why the story failed; null when it did not. */
  private @Nullable String attempt(Story story) {
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
