package dev.baton.documents.search;

import dev.baton.documents.search.Clause.Element;
import dev.baton.documents.search.Postings.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that have all clauses of a query, the most relevant first. What it reads is
 * bounded: of a word that is in very many documents it reads no more than so many postings, or,
 * when another word of the query is rarer, only those of the documents that have the rarer one.
 */
final class Searcher {
  /** Up to so many documents, a word is rare: its postings are read first and whole. */
  private final int rare;

  /** No more postings of a word are read than this. */
  private final int most;

  private final Postings postings;

  Searcher(Postings postings, int rare, int most) {
    this.postings = postings;
    this.rare = rare;
    this.most = most;
  }

  /** A document with its score and where it has what was asked for. */
  record Scored(Hit hit, double score, List<int[]> positions) {}

  /** All that was found, best first, and whether everything was read. */
  record Outcome(List<Scored> documents, boolean complete) {}

  Outcome search(List<Clause> clauses, String type, Relevance relevance) {
    Reading reading = new Reading(type);
    List<Clause> wanted = clauses.stream().filter(clause -> !clause.negated()).toList();
    Set<Hit> candidates = reading.candidates(wanted);
    List<Map<Hit, int[]>> places = new ArrayList<>();
    for (Clause clause : wanted) {
      Map<Hit, int[]> found = reading.places(clause, candidates);
      candidates.retainAll(found.keySet());
      places.add(found);
    }
    for (Clause clause : clauses) {
      if (clause.negated()) {
        candidates.removeAll(reading.places(clause, candidates).keySet());
      }
    }
    return new Outcome(ranked(candidates, wanted, places, reading, relevance), reading.complete);
  }

  private static List<Scored> ranked(
      Set<Hit> hits,
      List<Clause> clauses,
      List<Map<Hit, int[]>> places,
      Reading reading,
      Relevance relevance) {
    List<Scored> scored = new ArrayList<>();
    for (Hit hit : hits) {
      double score = 0;
      List<int[]> positions = new ArrayList<>();
      for (int i = 0; i < clauses.size(); i++) {
        int[] found = places.get(i).getOrDefault(hit, new int[0]);
        positions.add(found);
        score += reading.score(clauses.get(i), hit, found.length, relevance);
      }
      scored.add(new Scored(hit, score, positions));
    }
    scored.sort(
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(each -> each.hit().documentId()));
    return scored;
  }

  /** The postings of one search, each read once. */
  private final class Reading {
    private final String type;
    private final Map<Element, Map<Hit, Match>> known = new LinkedHashMap<>();
    private final Map<Element, Found> begun = new HashMap<>();
    private boolean complete = true;

    Reading(String type) {
      this.type = type;
    }

    /** The documents that may have all clauses: those that have every rare word. */
    Set<Hit> candidates(List<Clause> clauses) {
      @Nullable Set<Hit> candidates = null;
      List<Element> words = clauses.stream().flatMap(each -> each.elements().stream()).toList();
      for (Element word : words) {
        Found found = begun.computeIfAbsent(word, each -> postings.read(each, type, rare));
        if (found.complete()) {
          known.put(word, found.matches());
          candidates = intersection(candidates, found.matches().keySet());
        }
      }
      if (candidates != null) {
        return candidates;
      }
      for (Element word : words) {
        candidates = intersection(candidates, whole(word).keySet());
      }
      return candidates == null ? new HashSet<>() : candidates;
    }

    private static Set<Hit> intersection(@Nullable Set<Hit> one, Set<Hit> other) {
      Set<Hit> both = new HashSet<>(one == null ? other : one);
      both.retainAll(other);
      return both;
    }

    /** Where candidates have a clause: each place is that of the first word. */
    Map<Hit, int[]> places(Clause clause, Set<Hit> candidates) {
      List<Map<Hit, Match>> words = new ArrayList<>();
      for (Element word : clause.elements()) {
        words.add(matches(word, candidates));
      }
      Map<Hit, int[]> places = new HashMap<>();
      for (Hit hit : candidates) {
        int[] found = Phrases.places(words, hit);
        if (found.length > 0) {
          places.put(hit, found);
        }
      }
      return places;
    }

    private Map<Hit, Match> matches(Element word, Set<Hit> candidates) {
      Map<Hit, Match> matches = known.get(word);
      if (matches != null) {
        return matches;
      }
      Found found = begun.computeIfAbsent(word, each -> postings.read(each, type, rare));
      if (found.complete()) {
        matches = found.matches();
        known.put(word, matches);
        return matches;
      }
      return word.prefix() ? whole(word) : some(word, candidates);
    }

    /** Everything, as far as is ever read. */
    private Map<Hit, Match> whole(Element word) {
      Map<Hit, Match> matches = known.get(word);
      if (matches == null) {
        Found found = postings.read(word, type, most);
        complete &= found.complete();
        matches = found.matches();
        known.put(word, matches);
      }
      return matches;
    }

    private Map<Hit, Match> some(Element word, Set<Hit> candidates) {
      Map<Hit, Match> matches = postings.read(word, candidates);
      known.put(word, matches);
      return matches;
    }

    /** The rarest word of a clause says how rare the clause is, its occurrences how frequent. */
    double score(Clause clause, Hit hit, int occurrences, Relevance relevance) {
      long documents = Long.MAX_VALUE;
      int length = 0;
      int frequency = occurrences;
      for (Element word : clause.elements()) {
        Map<Hit, Match> matches = known.getOrDefault(word, Map.of());
        Found found = begun.get(word);
        boolean counted = found == null || found.complete();
        documents = Math.min(documents, counted ? matches.size() : Math.max(rare, matches.size()));
        Match match = matches.get(hit);
        if (match != null) {
          length = match.length();
          frequency = clause.elements().size() == 1 ? match.count() : frequency;
        }
      }
      return relevance.of(frequency, length, documents);
    }
  }

  /** Words that stand one after the other. */
  static final class Phrases {
    private Phrases() {}

    /** The places of the first word at which all words of a phrase follow each other. */
    static int[] places(List<Map<Hit, Match>> words, Hit hit) {
      Match first = words.getFirst().get(hit);
      if (first == null) {
        return new int[0];
      }
      int[] places = first.positions();
      for (int i = 1; i < words.size(); i++) {
        Match next = words.get(i).get(hit);
        if (next == null) {
          return new int[0];
        }
        int distance = i;
        places =
            Arrays.stream(places)
                .filter(place -> Arrays.binarySearch(next.positions(), place + distance) >= 0)
                .toArray();
      }
      return places;
    }
  }
}
