package dev.baton.infra.documents;

import dev.baton.infra.Platform;
import dev.baton.infra.approvals.Approval;
import dev.baton.infra.function.JavaFunction;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Document processing. */
public final class DocumentsStack extends Stack {
  private final DocumentProcessing documentProcessing;

  public DocumentsStack(
      App app,
      StackProps properties,
      Platform platform,
      JavaFunction classifyDocument,
      Approval approval) {
    super(app, "BatonDocuments", properties);
    this.documentProcessing = new DocumentProcessing(this, platform, classifyDocument, approval);
  }

  public DocumentProcessing documentProcessing() {
    return documentProcessing;
  }
}
