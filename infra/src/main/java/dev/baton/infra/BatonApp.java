package dev.baton.infra;

import dev.baton.infra.approvals.ApprovalsStack;
import dev.baton.infra.documents.DocumentsStack;
import dev.baton.infra.documents.Needs;
import dev.baton.infra.foundation.FoundationStack;
import dev.baton.infra.intake.IntakeStack;
import dev.baton.infra.models.ModelsStack;
import dev.baton.infra.operations.OperationsStack;
import dev.baton.infra.replica.EventEndpoint;
import dev.baton.infra.replica.ReplicaStack;
import dev.baton.infra.resilience.CompensationsStack;
import dev.baton.infra.resilience.ResilienceStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
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
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          "@aws-cdk/core:checkSecretUsage", true,
          "@aws-cdk/customresources:installLatestAwsSdkDefault", false);

  private BatonApp() {}

  public static void main(String[] arguments) {
    String root = System.getProperty("baton.root", ".");
    App app = app(arguments.length > 0 ? arguments[0] : null);
    addStacks(app, new Sources(Path.of(root).toAbsolutePath().normalize()));
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

  /** Adds all stacks as the stage says that the context names ({@code -c stage=...}). */
  public static void addStacks(App app, Sources sources) {
    Object stage = app.getNode().tryGetContext("stage");
    addStacks(app, sources, Settings.of(sources.stage(stage == null ? "dev" : stage.toString())));
  }

  private static void addStacks(App app, Sources sources, Settings settings) {
    Replica replica = Replica.of(app);
    var foundation =
        new FoundationStack(
            app,
            stack(settings, "Key, bucket, tables, bus and queues that every area uses"),
            settings,
            replica);
    if (replica != null) {
      new EventEndpoint(foundation, replica);
      new ReplicaStack(app, second(settings, replica), replica, settings);
    }
    var platform = new Platform(sources, settings, foundation);
    var resilience =
        new ResilienceStack(app, stack(settings, "What must happen once, or not at all"), platform);
    var models = new ModelsStack(app, stack(settings, "Model calls"), platform);
    var approvals = new ApprovalsStack(app, stack(settings, "Decisions by people"), platform);
    var documents =
        new DocumentsStack(
            app,
            stack(settings, "Document processing"),
            platform,
            new Needs(models.classifyDocument(), approvals.approval(), resilience.guardedCall()));
    approvals.addStackDependency(resilience);
    documents.addStackDependency(resilience);
    new CompensationsStack(
        app,
        stack(settings, "Compensations that are stuck, sagas that died"),
        platform,
        resilience.admissionSaga(),
        documents.documentProcessing().undos());
    new OperationsStack(
        app,
        stack(settings, "What tells people that something needs them"),
        platform,
        Stream.concat(
                Stream.of(
                    documents.documentProcessing().workflow(), approvals.approval().workflow()),
                resilience.workflows().stream())
            .toList());
    new IntakeStack(
        app,
        stack(settings, "Uploads become named executions"),
        platform,
        documents.documentProcessing());
  }

  private static StackProps stack(Settings settings, String description) {
    return properties(settings, description).build();
  }

  private static StackProps second(Settings settings, Replica replica) {
    return properties(settings, "Copies in a second region")
        .env(Environment.builder().region(replica.region()).build())
        .build();
  }

  // The command line checks the bootstrap version itself: no rule and no parameter for it.
  private static StackProps.Builder properties(Settings settings, String description) {
    return StackProps.builder()
        .description("Baton: " + description)
        .terminationProtection(settings.keepData())
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build());
  }
}
