package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Finding.Place;
import java.util.IdentityHashMap;
import java.util.List;

/** Gives each remark the places of its facts in the extraction: what makes it a finding. */
final class Places {
  private static final int MOST = 20;

  private final IdentityHashMap<Fact, Integer> index = new IdentityHashMap<>();

  Places(List<Fact> all) {
    for (Fact fact : all) {
      index.put(fact, index.size());
    }
  }

  List<Finding> of(List<Remark> remarks) {
    return remarks.stream()
        .map(
            remark ->
                new Finding(
                    remark.code(),
                    remark.severity(),
                    remark.sentence(),
                    remark.facts().stream()
                        .limit(MOST)
                        .map(fact -> place(fact, remark.member()))
                        .distinct()
                        .toList()))
        .toList();
  }

  private Place place(Fact fact, String member) {
    String pointer = "/entities/" + index.getOrDefault(fact, -1) + member;
    return new Place(pointer, fact.text(), fact.page(), fact.line());
  }
}
