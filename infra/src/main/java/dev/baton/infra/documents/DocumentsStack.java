package dev.baton.infra.documents;

import dev.baton.infra.Platform;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Document processing. */
public final class DocumentsStack extends Stack {
  private final DocumentProcessing documentProcessing;

  public DocumentsStack(App app, StackProps properties, Platform platform, Needs needs) {
    super(app, "BatonDocuments", properties);
    this.documentProcessing = new DocumentProcessing(this, platform, needs);
  }

  public DocumentProcessing documentProcessing() {
    return documentProcessing;
  }
}
