package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices that a file holds two documents of different types: two titles, each with a text under it
 * that speaks for its own type.
 */
record MixedDocuments(Lexicon lexicon) {
  private static final double OWN_BODY = 0.5;
  private static final int MOST_PARTS = 50;

  boolean in(String text) {
    List<Part> parts = parts(text);
    for (Part one : parts) {
      for (Part other : parts) {
        if (!one.type().equals(other.type()) && speaks(one) && speaks(other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean speaks(Part part) {
    String body = part.body().toString();
    double own = lexicon.body(part.type(), body);
    double best =
        lexicon.types().stream().mapToDouble(type -> lexicon.body(type, body)).max().orElse(0);
    return own >= OWN_BODY && own >= best;
  }

  private List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      Optional<String> title = Optional.ofNullable(lexicon.titled(line));
      boolean opens =
          title.isPresent()
              && (parts.isEmpty() || !parts.getLast().type().equals(title.get()))
              && parts.size() < MOST_PARTS;
      if (opens) {
        parts.add(new Part(title.get(), new StringBuilder()));
      } else if (!parts.isEmpty()) {
        parts.getLast().body().append(line).append('\n');
      }
    }
    return parts;
  }

  /** What stands under a title, up to the next one. */
  private record Part(String type, StringBuilder body) {}
}
