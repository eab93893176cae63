package dev.baton.documents.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was read: the tickets for its text and its groups.
 *
 * @param format {@code pdf} or {@code text}
 * @param textQuality how much of it reads like text, 0 to 1
 */
public record ReceiveDocumentResult(
    String format,
    Pages pages,
    long characters,
    ObjectRef textRef,
    List<Group> groups,
    double textQuality) {

  /**
   * The pages of a document.
   *
   * @param images how many of them are images that nobody read
   * @param scansRef the ticket of a PDF of these alone, where they were put aside
   */
  public record Pages(int count, int images, @Nullable ObjectRef scansRef) {}

  /** One group of sections, at most 40 of them. */
  public record Group(int index, ObjectRef ref, int sections) {}
}
