package dev.baton.infra.models;

import dev.baton.infra.Platform;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** The functions through which all model calls go. */
public final class ModelsStack extends Stack {
  private final JavaFunction classifyDocument;

  public ModelsStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonModels", properties);
    var bucket = platform.foundation().documentsBucket();
    this.classifyDocument =
        new JavaFunction(
            this,
            "ClassifyDocument",
            platform,
            new FunctionSettings(
                "models",
                "models.documentprocessing.ClassifyDocumentHandler",
                Caller.STATE,
                2048,
                Duration.seconds(60),
                Map.of("DOCUMENTS_BUCKET", bucket.getBucketName())),
            List.of(
                Permissions.allow(
                    "ReadWorkFiles", List.of("s3:GetObject"), bucket.arnForObjects("work/*")),
                Permissions.allow(
                    "TellMissingFromForbidden", List.of("s3:ListBucket"), bucket.getBucketArn())));
  }

  public JavaFunction classifyDocument() {
    return classifyDocument;
  }
}
