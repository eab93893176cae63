package dev.baton.infra.models;

import dev.baton.infra.Platform;
import dev.baton.infra.Settings;
import dev.baton.infra.function.BreakerUse;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/** The functions through which all model calls go. */
public final class ModelsStack extends Stack {
  private final JavaFunction classifyDocument;

  public ModelsStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonModels", properties);
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
                environment(platform)),
            permissions(platform));
  }

  private static Map<String, String> environment(Platform platform) {
    Settings.Model model = platform.settings().model();
    Map<String, String> environment = new TreeMap<>();
    environment.put("DOCUMENTS_BUCKET", platform.foundation().documentsBucket().getBucketName());
    if (!model.provider().equals("embedded")) {
      environment.putAll(BreakerUse.environment(platform.foundation()));
      environment.put("MODEL_PROVIDER", model.provider());
      environment.put("MODEL_NAME", model.name());
      environment.put("MODEL_ENDPOINT", model.endpoint());
    }
    if (!model.keySecret().isEmpty()) {
      // The template holds a reference, which CloudFormation resolves when it deploys.
      environment.put(
          "MODEL_API_KEY", SecretValue.secretsManager(model.keySecret()).unsafeUnwrap());
    }
    return environment;
  }

  private static List<PolicyStatement> permissions(Platform platform) {
    Settings.Model model = platform.settings().model();
    Bucket bucket = platform.foundation().documentsBucket();
    List<PolicyStatement> permissions = new ArrayList<>();
    permissions.add(
        Permissions.allow(
            "ReadWorkFiles", List.of("s3:GetObject"), bucket.arnForObjects("work/*")));
    permissions.add(
        Permissions.allow(
            "TellMissingFromForbidden", List.of("s3:ListBucket"), bucket.getBucketArn()));
    if (!model.provider().equals("embedded")) {
      permissions.addAll(BreakerUse.permissions(platform.foundation()));
    }
    if (model.provider().equals("bedrock")) {
      permissions.add(
          Permissions.allow(
              "AskModel",
              List.of("bedrock:InvokeModel"),
              "arn:aws:bedrock:*::foundation-model/" + model.name()));
    }
    return permissions;
  }

  public JavaFunction classifyDocument() {
    return classifyDocument;
  }
}
