package dev.baton.documents.reading;

import java.util.List;

/**
 * The pages of a document before they are put in order.
 *
 * @param images the numbers, from 1, of those pages that are images and whose text nobody read
 * @param recognized the numbers of those whose text was recognized in their image
 */
record PdfPages(List<List<Row>> rows, List<Integer> images, List<Integer> recognized) {}
