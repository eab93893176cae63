package dev.baton.cloud.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A synthesized CDK application as it stands on disk: the stacks' templates and their assets. */
public final class CloudAssembly {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<StackTemplate> stacks = new ArrayList<>();
  private final Assets assets = new Assets();
  private final List<String> faults = new ArrayList<>();

  private CloudAssembly() {}

  /** An assembly without a stack: the services with nothing in them. */
  public static CloudAssembly none() {
    return new CloudAssembly();
  }

  /**
   * Reads the folder that {@code cdk synth} wrote.
   *
   * @throws AssemblyException when it is not one, or a file that it names is missing or not JSON
   */
  public static CloudAssembly read(Path folder) {
    CloudAssembly assembly = new CloudAssembly();
    assembly.readManifest(folder);
    if (assembly.faults.isEmpty() && assembly.stacks.isEmpty()) {
      assembly.faults.add(folder + "/manifest.json names no stack; is this the right folder?");
    }
    if (!assembly.faults.isEmpty()) {
      throw new AssemblyException(assembly.faults);
    }
    return assembly;
  }

  /** The files that functions and others refer to. */
  public Assets assets() {
    return assets;
  }

  List<StackTemplate> stacks() {
    return stacks;
  }

  private void readManifest(Path folder) {
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      faults.add(folder + " is not a cloud assembly (it has no manifest.json): run `cdk synth`");
      return;
    }
    JsonNode artifacts = readJson(folder, "manifest.json").path("artifacts");
    for (Map.Entry<String, JsonNode> artifact : artifacts.properties()) {
      JsonNode properties = artifact.getValue().path("properties");
      switch (artifact.getValue().path("type").asText()) {
        case "aws:cloudformation:stack" -> {
          String file = properties.path("templateFile").asText();
          String name = properties.path("stackName").asText(artifact.getKey());
          stacks.add(new StackTemplate(name, file, readJson(folder, file)));
        }
        case "cdk:asset-manifest" ->
            readAssets(folder, readJson(folder, properties.path("file").asText()));
        case "cdk:cloud-assembly" ->
            readManifest(folder.resolve(properties.path("directoryName").asText()));
        default -> {}
      }
    }
  }

  private void readAssets(Path folder, JsonNode manifest) {
    for (JsonNode file : manifest.path("files")) {
      Path source = folder.resolve(file.path("source").path("path").asText()).normalize();
      for (JsonNode destination : file.path("destinations")) {
        String bucket = destination.path("bucketName").asText("");
        assets.add(destination.path("objectKey").asText(), bucket, source);
      }
    }
    if (!manifest.path("dockerImages").isEmpty()) {
      faults.add(folder + " holds Docker image assets, which the embedded cloud does not run");
    }
  }

  private JsonNode readJson(Path folder, String file) {
    Path path = folder.resolve(file);
    try {
      return JSON.readTree(path.toFile());
    } catch (JsonProcessingException e) {
      faults.add(path + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      faults.add(path + " cannot be read (" + e.getMessage() + "): run `cdk synth` again");
    }
    return JSON.createObjectNode();
  }
}
