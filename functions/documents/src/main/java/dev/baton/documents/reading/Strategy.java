package dev.baton.documents.reading;

/** How the rows of a page are put in order. */
public enum Strategy {
  /** As a person would read: two columns of prose one after the other, tables and forms by rows. */
  ORDER,
  /** Row by row across the page, as it is laid out. */
  LAYOUT,
  /** Whatever stands side by side over several rows one after the other. */
  COLUMNS
}
