package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.wire.Json;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code baton up} of another process, as commands reach it through its {@link ControlPort}. */
public record RunningCloud(URI endpoint, ControlPort.Access access) {

  /** The one that has a data folder now; null when none has. */
  public static @Nullable RunningCloud of(Path folder) {
    DataFolder.Owner owner = DataFolder.owner(folder);
    return owner == null || owner.control() == null
        ? null
        : new RunningCloud(owner.endpoint(), owner.control());
  }

  /**
   * Gives it another assembly, in place.
   *
   * @return a line for each change
   * @throws Failure with what is wrong with the assembly; then everything is as it was
   */
  public List<String> update(Path assembly) {
    try {
      URI uri = access.uri().resolve("/update");
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Authorization", "Bearer " + access.token());
      String body = Json.object().put("assembly", assembly.toAbsolutePath().toString()).toString();
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      boolean done = connection.getResponseCode() == 200;
      JsonNode answer = read(done ? connection.getInputStream() : connection.getErrorStream());
      if (!done) {
        throw Failure.usage(
            String.join(System.lineSeparator(), texts(answer.path("faults")))
                + System.lineSeparator()
                + "baton at %s goes on as it was".formatted(endpoint));
      }
      return texts(answer.path("changes"));
    } catch (IOException e) {
      throw Failure.failed("baton at %s does not answer: %s".formatted(endpoint, e), e);
    }
  }

  private static JsonNode read(@Nullable InputStream in) throws IOException {
    if (in == null) {
      return Json.object();
    }
    try (in) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
