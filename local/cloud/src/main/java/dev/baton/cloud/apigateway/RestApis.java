package dev.baton.cloud.apigateway;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All REST APIs by their ids. Safe for threads. */
final class RestApis {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final CloudContext context;
  private final Map<String, RestApi> byId = new ConcurrentSkipListMap<>();
  private final Set<String> validators = ConcurrentHashMap.newKeySet();
  private Runnable change = () -> {};

  RestApis(CloudContext context) {
    this.context = context;
  }

  CloudContext context() {
    return context;
  }

  void whenChanged(Runnable listener) {
    change = listener;
  }

  void changed() {
    change.run();
  }

  void add(RestApi api) {
    byId.put(api.id, api);
  }

  void remove(String id) {
    byId.remove(id);
  }

  List<RestApi> all() {
    return List.copyOf(byId.values());
  }

  @Nullable RestApi find(String id) {
    return byId.get(id);
  }

  /**
   * The API of an id.
   *
   * @throws AwsException {@code NotFoundException}
   */
  RestApi get(String id) {
    RestApi api = byId.get(id);
    if (api == null) {
      throw missing("Invalid API identifier specified " + context.account() + ":" + id);
    }
    return api;
  }

  static AwsException missing(String message) {
    return new AwsException(404, "NotFoundException", message);
  }

  void validator(String id, boolean parameters) {
    if (parameters) {
      validators.add(id);
    } else {
      validators.remove(id);
    }
  }

  /** Whether a validator looks at parameters. */
  boolean validatesParameters(String id) {
    return validators.contains(id);
  }

  /** An id as API Gateway makes them up, the same for the same resource of a template. */
  static String id(String stack, String logicalId, int length) {
    byte[] name = (stack + "/" + logicalId).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(UUID.nameUUIDFromBytes(name).getMostSignificantBits());
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < length; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
