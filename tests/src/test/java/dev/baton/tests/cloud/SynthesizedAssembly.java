package dev.baton.tests.cloud;

import dev.baton.infra.BatonApp;
import dev.baton.infra.Sources;
import dev.baton.tests.Repository;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/** The CDK app of the sources at hand, synthesized once for all tests of this JVM. */
public final class SynthesizedAssembly {
  private static final Path FOLDER = synthesize();

  private SynthesizedAssembly() {}

  /** The folder with the templates and the assets. */
  public static Path folder() {
    return FOLDER;
  }

  private static Path synthesize() {
    Path folder = Repository.at("tests/target/cdk.out");
    App app = BatonApp.app(folder.toString());
    BatonApp.addStacks(app, new Sources(Repository.root()));
    app.synth();
    return folder;
  }
}
