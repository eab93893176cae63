package dev.baton.infra;

import dev.baton.infra.approvals.ApprovalsStack;
import dev.baton.infra.documents.DocumentsStack;
import dev.baton.infra.foundation.FoundationStack;
import dev.baton.infra.intake.IntakeStack;
import dev.baton.infra.models.ModelsStack;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.StackProps;

/**
 * Writes the cloud assembly. Run by the CDK command line, or as plain Java with the output folder
 * as the first argument (default: {@code CDK_OUTDIR}, then {@code cdk.out}).
 */
public final class BatonApp {
  /** Set here and not in cdk.json, so that both ways of running write the same templates. */
  private static final Map<String, Object> FLAGS =
      Map.of(
          "aws:cdk:enable-path-metadata", true,
          "aws:cdk:enable-asset-metadata", true,
          "@aws-cdk/core:defaultCrossStackReferences", "strong",
          "@aws-cdk/core:enablePartitionLiterals", true,
          "@aws-cdk/aws-iam:minimizePolicies", true,
          "@aws-cdk/core:checkSecretUsage", true,
          "@aws-cdk/customresources:installLatestAwsSdkDefault", false);

  private BatonApp() {}

  public static void main(String[] arguments) {
    String root = System.getProperty("baton.root", ".");
    App app = app(arguments.length > 0 ? arguments[0] : null);
    addStacks(app, new Sources(Path.of(root).toAbsolutePath().normalize()), Settings.standard());
    app.synth();
  }

  /** An app without stacks that writes to the folder given, or where the environment says. */
  public static App app(@Nullable String folder) {
    App.Builder builder =
        App.Builder.create().analyticsReporting(false).treeMetadata(false).context(FLAGS);
    if (folder != null) {
      builder.outdir(folder);
    }
    return builder.build();
  }

  public static void addStacks(App app, Sources sources, Settings settings) {
    var foundation =
        new FoundationStack(
            app, stack("Key, bucket, tables, bus and queues that every area uses"), settings);
    var platform = new Platform(sources, settings, foundation);
    var models = new ModelsStack(app, stack("Model calls"), platform);
    var approvals = new ApprovalsStack(app, stack("Decisions by people"), platform);
    var documents =
        new DocumentsStack(
            app,
            stack("Document processing"),
            platform,
            models.classifyDocument(),
            approvals.approval());
    new IntakeStack(
        app, stack("Uploads become named executions"), platform, documents.documentProcessing());
  }

  // The command line checks the bootstrap version itself: no rule and no parameter for it.
  private static StackProps stack(String description) {
    return StackProps.builder()
        .description("Baton: " + description)
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }
}
