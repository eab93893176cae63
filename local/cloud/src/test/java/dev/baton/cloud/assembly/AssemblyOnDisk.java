package dev.baton.cloud.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the smallest cdk.out that holds given templates. */
public final class AssemblyOnDisk {
  private final Path folder;
  private final StringBuilder artifacts = new StringBuilder();
  private final StringBuilder files = new StringBuilder();

  public AssemblyOnDisk(Path folder) {
    this.folder = folder;
  }

  public AssemblyOnDisk stack(String name, String template) {
    write(name + ".template.json", template);
    separate(artifacts)
        .append(
            """
            "%s": {"type": "aws:cloudformation:stack",
                   "properties": {"templateFile": "%s.template.json", "stackName": "%s"}}\
            """
                .formatted(name, name, name));
    return this;
  }

  public AssemblyOnDisk asset(String key, Path source) {
    separate(files)
        .append(
            """
            "%s": {"source": {"path": "%s", "packaging": "file"},
                   "destinations": {"current": {"bucketName": "assets", "objectKey": "%s"}}}\
            """
                .formatted(key, source, key));
    return this;
  }

  public Path write() {
    write("files.assets.json", "{\"files\": {" + files + "}, \"dockerImages\": {}}");
    separate(artifacts)
        .append(
            """
            "files": {"type": "cdk:asset-manifest", "properties": {"file": "files.assets.json"}}\
            """);
    write("manifest.json", "{\"version\": \"48.0.0\", \"artifacts\": {" + artifacts + "}}");
    return folder;
  }

  private static StringBuilder separate(StringBuilder list) {
    return list.isEmpty() ? list : list.append(",\n");
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
