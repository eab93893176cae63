package dev.baton.documents.validation;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What linked documents add to a document: facts that it has none of by that name. A document that
 * says anything else about the same person or party contributes nothing, and documents that
 * disagree with each other contribute nothing either.
 */
public final class Contributions {
  private Contributions() {}

  public static List<Fact> to(DocumentType type, List<Fact> own, List<List<Fact>> others) {
    List<List<Fact>> agreeing = others.stream().filter(other -> agrees(type, own, other)).toList();
    Map<String, Fact> added = new LinkedHashMap<>();
    Facts known = new Facts(type, own);
    List<Fact> offered = new ArrayList<>();
    for (List<Fact> other : agreeing) {
      Facts theirs = new Facts(type, other);
      other.stream()
          .map(Fact::name)
          .distinct()
          .filter(name -> !known.has(name))
          .forEach(name -> theirs.best(name).ifPresent(offered::add));
    }
    for (Fact fact : offered) {
      boolean unanimous =
          offered.stream()
              .filter(other -> other.name().equals(fact.name()))
              .allMatch(other -> Facts.alike(fact, other));
      if (unanimous) {
        added.putIfAbsent(fact.name(), fact);
      }
    }
    return List.copyOf(added.values());
  }

  private static boolean agrees(DocumentType type, List<Fact> own, List<Fact> other) {
    Facts known = new Facts(type, own);
    return other.stream()
        .allMatch(
            fact -> known.best(fact.name()).filter(mine -> !Facts.alike(mine, fact)).isEmpty());
  }
}
