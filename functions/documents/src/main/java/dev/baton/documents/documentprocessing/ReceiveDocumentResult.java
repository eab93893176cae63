package dev.baton.documents.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;
import java.util.List;

/**
 * A document that was read: the tickets for its text and its groups.
 *
 * @param format {@code pdf} or {@code text}
 * @param textQuality how much of it reads like text, 0 to 1
 */
public record ReceiveDocumentResult(
    String format,
    int pages,
    long characters,
    ObjectRef textRef,
    List<Group> groups,
    double textQuality) {

  /** One group of sections, at most 40 of them. */
  public record Group(int index, ObjectRef ref, int sections) {}
}
