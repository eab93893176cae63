package dev.baton.documents.index;

/**
 * A line of a text, or a part of a very long one, as search shows it.
 *
 * @param page from 1
 * @param line on the page, from 1
 * @param position of its first word in the text
 */
public record Piece(int page, int line, int position, String text) {}
