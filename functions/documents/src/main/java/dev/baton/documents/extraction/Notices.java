package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document says of itself or of its patient so that a person must read it: a specimen unfit
 * for use, an account that changed, a correction by hand. The wordings are {@code notices.txt}.
 */
public final class Notices implements SectionFacts {
  /** The name of such a fact; its value is the code of the finding. */
  public static final String NAME = "notice";

  private static final Pattern ENTRY =
      Pattern.compile("(?<code>[a-z-]+)\\s+(?<types>[ilrd]+)\\s{2}(?<wording>.+)");
  private static final Pattern SENTENCE = Pattern.compile("(?<code>[a-z-]+) = (?<says>.+)");

  /** What in front of a wording says that it is not so, or only might be, or is of a relative. */
  private static final Pattern NOT_SO =
      Pattern.compile(
          "(?iu).*\\b(?:no|not|nor|non|nil|without|never|if|unless|when|whenever|may|might|free"
              + " (?:of|from)|negative for|absence of|cause|history of|father|mother|brother|sister"
              + "|husband|wife|son|daughter|parents?|uncle|aunt|grand\\p{L}+|partner)\\b[^.;!?]{0,30}");

  private static final int BEFORE = 60;

  private final List<Entry> own;

  Notices(DocumentType type) {
    own = Wordings.ALL.stream().filter(entry -> entry.types().indexOf(letter(type)) >= 0).toList();
  }

  private record Entry(String code, String types, Pattern wording) {}

  /** Apart, so that who only asks for the sentences compiles none of the patterns. */
  private static final class Wordings {
    static final List<Entry> ALL = entries();

    private Wordings() {}
  }

  /** What the findings say, by their codes, in the order of the resource. */
  public static Map<String, String> sentences() {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (String line : written()) {
      Matcher sentence = SENTENCE.matcher(line);
      if (sentence.matches()) {
        sentences.put(sentence.group("code"), sentence.group("says"));
      }
    }
    return sentences;
  }

  @Override
  public List<Fact> of(Section section, Notation notation) {
    LineText lines = LineText.of(section.lines());
    String text = lines.all();
    List<Fact> facts = new ArrayList<>();
    for (Entry entry : own) {
      Matcher matcher = entry.wording().matcher(text);
      while (matcher.find()) {
        String before = text.substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
        if (!NOT_SO.matcher(before).matches()) {
          Line line = lines.lineAt(matcher.start());
          facts.add(
              Fact.at(line, NAME, JsonNodeFactory.instance.textNode(entry.code()), line.text()));
        }
      }
    }
    return facts;
  }

  private static char letter(DocumentType type) {
    return switch (type) {
      case INVOICE -> 'i';
      case LAB_REPORT -> 'l';
      case DISCHARGE_SUMMARY -> 'd';
      case REFERRAL_LETTER -> 'r';
    };
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String line : written()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        entries.add(
            new Entry(
                entry.group("code"),
                entry.group("types"),
                Pattern.compile(
                    entry.group("wording"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
      }
    }
    return entries;
  }

  private static List<String> written() {
    try (InputStream stream = Notices.class.getResourceAsStream("notices.txt")) {
      if (stream == null) {
        throw new IllegalStateException("notices.txt is not in the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("notices.txt cannot be read", e);
    }
  }
}
