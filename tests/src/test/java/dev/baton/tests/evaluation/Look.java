package dev.baton.tests.evaluation;

/** How a document is laid out; any member goes with any other. */
record Look(
    Pairs pairs, Headings headings, Tables tables, boolean columns, boolean serif, float size) {
  /** Labels and their values. */
  enum Pairs {
    COLON,
    DOTS,
    ABOVE,
    ASIDE,
    TWO_A_LINE
  }

  /** What sets a heading off. */
  enum Headings {
    CAPITALS,
    BOLD,
    RULED,
    NUMBERED
  }

  /** What keeps the cells of a table apart. */
  enum Tables {
    RULED,
    ALIGNED,
    LINES
  }

  static Look of(Chance chance) {
    return new Look(
        chance.of(Pairs.values()),
        chance.of(Headings.values()),
        chance.of(Tables.values()),
        chance.percent(30),
        chance.percent(50),
        chance.between(8, 11));
  }
}
