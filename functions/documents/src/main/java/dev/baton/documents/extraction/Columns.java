package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as its header names them. A row's cells belong to the columns they stand
 * under, whatever their order; what each word means is the resource columns.json.
 */
final class Columns {
  /** What stands in a column; the items of invoices use them for their own. */
  enum Role {
    NAME,
    VALUE,
    UNIT,
    LOW,
    HIGH,
    RANGE,
    FLAG,
    PREVIOUS,
    PRICE,
    AMOUNT,
    CODE
  }

  private static final Map<String, Map<String, Pattern>> WORDS = words();

  private static final int LEAST_NAME = 10;
  private static final int LONGEST_TITLES = 40;

  private final List<Cell> header;
  private final List<@Nullable Role> roles;

  private Columns(List<Cell> header, List<@Nullable Role> roles) {
    this.header = header;
    this.roles = roles;
  }

  /** The columns of an invoice's items, or null where the header names no description or sum. */
  static @Nullable Columns ofItems(Line header) {
    Columns columns = of("items", Cell.of(header.text()));
    return columns.has(Role.NAME) && columns.has(Role.AMOUNT) ? columns : null;
  }

  /** The columns of laboratory results, or null where the header names no test or result. */
  static @Nullable Columns ofAnalytes(Line header) {
    Columns columns = of("analytes", Cell.of(header.text()));
    if (!columns.has(Role.VALUE)) {
      columns.takeLatestDate();
    }
    return columns.has(Role.NAME) && columns.has(Role.VALUE) ? columns : null;
  }

  private static Columns of(String family, List<Cell> titles) {
    List<Cell> header = titles.stream().flatMap(title -> parted(family, title)).toList();
    List<@Nullable Role> roles = new ArrayList<>();
    Set<Role> taken = new HashSet<>();
    if (header.isEmpty()) {
      return new Columns(header, roles);
    }
    for (Cell cell : header) {
      Role role = role(family, cell.text());
      // Of two columns with one meaning the first counts; of sums the last one is the row's.
      if (role == Role.NAME && family.equals("items") && taken.contains(role) && isWords(cell)) {
        roles.set(roles.indexOf(role), Role.CODE);
      } else if (role == Role.AMOUNT && family.equals("items") && taken.contains(role)) {
        roles.set(roles.indexOf(role), null);
      } else if (role != null && !taken.add(role)) {
        role = null;
      }
      taken.addAll(role == null ? List.of() : List.of(role));
      roles.add(role);
    }
    if (taken.contains(Role.NAME)) {
      return new Columns(header, roles);
    }
    // A profile's name may stand above the names of its tests.
    if (roles.getFirst() == null && taken.contains(Role.VALUE) && family.equals("analytes")) {
      roles.set(0, Role.NAME);
      return new Columns(header, roles);
    }
    return withNames(header, roles);
  }

  // Two titles with but one space between them are two columns all the same.
  private static Stream<Cell> parted(String family, Cell title) {
    String text = title.text();
    if (text.length() > LONGEST_TITLES || role(family, text) != null) {
      return Stream.of(title);
    }
    for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
      Role left = role(family, text.substring(0, space));
      Cell rest = new Cell(title.start() + space + 1, text.substring(space + 1));
      List<Cell> right = left == null ? List.of() : parted(family, rest).toList();
      if (left != null
          && right.stream().allMatch(cell -> isOther(left, role(family, cell.text())))) {
        return Stream.concat(
            Stream.of(new Cell(title.start(), text.substring(0, space))), right.stream());
      }
    }
    return Stream.of(title);
  }

  private static boolean isOther(Role one, @Nullable Role other) {
    return other != null && other != one;
  }

  // Beside a description, what is called item or article is its number.
  private static boolean isWords(Cell cell) {
    return cell.text()
        .matches(
            "(?iu)(?:item |article"
                + " )?(?:desc\\p{L}*|bezeichnung|beschreibung|désignation|libellé).*");
  }

  // The column of the names often has no title.
  private static Columns withNames(List<Cell> header, List<@Nullable Role> roles) {
    int first = header.getFirst().start();
    if (first < LEAST_NAME) {
      return new Columns(header, roles);
    }
    List<Cell> all = new ArrayList<>(header);
    all.addFirst(new Cell(0, " ".repeat(first - 2)));
    List<@Nullable Role> more = new ArrayList<>(roles);
    more.addFirst(Role.NAME);
    return new Columns(all, more);
  }

  private static @Nullable Role role(String family, String text) {
    String plain =
        text.toLowerCase(java.util.Locale.ROOT)
            .replaceAll(
                "\\((?:[^)]{0,12})\\)|\\b(?:in )?(?:eur|gbp|usd|chf)\\b|[€$£*:.]+$|^[\\s*]+", "")
            .strip()
            .replaceFirst(
                "\\s+(?:ht|ttc|h\\.t\\.|netto|brutto|excl\\.?.*|incl\\.?.*|ex\\.?"
                    + " vat|exkl\\.?.*|inkl\\.?.*|hors taxes?)$",
                "");
    for (Map.Entry<String, Pattern> entry : WORDS.getOrDefault(family, Map.of()).entrySet()) {
      if (entry.getValue().matcher(plain).matches()) {
        return Role.valueOf(entry.getKey());
      }
    }
    return null;
  }

  // Results of several days side by side: the latest are the report's own.
  private void takeLatestDate() {
    String latest = "";
    int column = -1;
    for (int i = 0; i < header.size(); i++) {
      String day =
          Dates.first(header.get(i).text(), Notation.UNKNOWN)
              .map(found -> found.value().asText(""))
              .orElse("");
      if (day.compareTo(latest) > 0) {
        latest = day;
        column = i;
      }
    }
    if (column >= 0) {
      roles.set(column, Role.VALUE);
    }
  }

  boolean has(Role role) {
    return roles.contains(role);
  }

  /** What stands under each column in a row. */
  Map<Role, String> of(Line row) {
    List<Cell> cells = Cell.of(row.text());
    int[] places = places(cells);
    Map<Role, String> texts = new EnumMap<>(Role.class);
    for (int i = 0; i < cells.size(); i++) {
      Role role = roles.get(places[i]);
      boolean sign = role == Role.NAME && texts.containsKey(role);
      role = sign && AnalyteRow.SIGN.matcher(cells.get(i).text()).matches() ? Role.FLAG : role;
      if (role != null) {
        texts.merge(role, cells.get(i).text(), (one, other) -> one + "  " + other);
      }
    }
    return texts;
  }

  private int[] places(List<Cell> cells) {
    int[] places = new int[cells.size()];
    Set<Integer> used = new HashSet<>();
    boolean collision = false;
    for (int i = 0; i < cells.size(); i++) {
      places[i] = nearest(cells.get(i));
      collision |= !used.add(places[i]);
    }
    if (collision && cells.size() == header.size()) {
      for (int i = 0; i < places.length; i++) {
        places[i] = i;
      }
    }
    return places;
  }

  private int nearest(Cell cell) {
    int best = 0;
    int distance = Integer.MAX_VALUE;
    for (int i = 0; i < header.size(); i++) {
      Cell column = header.get(i);
      int shared = Math.min(cell.end(), column.end()) - Math.max(cell.start(), column.start());
      // Cells that stand under a header are right there; numbers end where it ends.
      int edge =
          Math.min(Math.abs(cell.start() - column.start()), Math.abs(cell.end() - column.end()));
      int apart = shared > 0 ? Math.min(edge, 1) - shared : 2 * -shared + edge;
      if (apart < distance) {
        distance = apart;
        best = i;
      }
    }
    return best;
  }

  private static Map<String, Map<String, Pattern>> words() {
    try (InputStream stream = Columns.class.getResourceAsStream("columns.json")) {
      if (stream == null) {
        throw new IllegalStateException("columns.json is not in the jar");
      }
      Map<String, Map<String, Pattern>> words = new LinkedHashMap<>();
      Json.read(stream, Words.class)
          .families()
          .forEach(
              (family, roles) -> {
                Map<String, Pattern> patterns = new LinkedHashMap<>();
                roles.forEach((role, regex) -> patterns.put(role, Pattern.compile(regex)));
                words.put(family, patterns);
              });
      return words;
    } catch (IOException e) {
      throw new IllegalStateException("columns.json cannot be read", e);
    }
  }

  private record Words(Map<String, String> items, Map<String, String> analytes) {
    Map<String, Map<String, String>> families() {
      return Map.of("items", items, "analytes", analytes);
    }
  }
}
