package dev.baton.shared.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentRefTest {
  @Test
  void hasOneIdForOneVersionOfOneObject() {
    String id = DocumentRef.idOf("bucket", "inbox/a.pdf", "v1");
    assertThat(id)
        .matches("[0-9a-f]{32}")
        .isEqualTo(DocumentRef.idOf("bucket", "inbox/a.pdf", "v1"));
    assertThat(id).isNotEqualTo(DocumentRef.idOf("bucket", "inbox/a.pdf", "v2"));
    assertThat(id).isNotEqualTo(DocumentRef.idOf("bucket", "inbox/a.pdf", null));
  }
}
