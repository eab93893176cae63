package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** One REST API: a tree of resources with methods, its stages and authorizers. Safe for threads. */
final class RestApi {
  /**
   * One part of a path.
   *
   * @param parent its id; null for the root
   * @param part {@code name}, <code>{name}</code> or <code>{name+}</code>; empty for the root
   * @param methods by their HTTP names, as the template describes them
   */
  record Node(String id, @Nullable String parent, String part, Map<String, JsonNode> methods) {
    /** The method of an HTTP name, or the one for any; null where there is none. */
    @Nullable JsonNode method(String name) {
      JsonNode own = methods.get(name);
      return own == null ? methods.get("ANY") : own;
    }
  }

  /** Where a path leads, and what its parts are called; values are decoded. */
  record Found(Node node, Map<String, String> parameters) {}

  final String id;
  final Instant created;
  final Map<String, Node> nodes = new ConcurrentSkipListMap<>();
  final Map<String, JsonNode> stages = new ConcurrentSkipListMap<>();
  final Map<String, JsonNode> authorizers = new ConcurrentSkipListMap<>();
  final Map<String, JsonNode> deployments = new ConcurrentSkipListMap<>();

  /** By response type, such as {@code DEFAULT_4XX}. */
  final Map<String, JsonNode> gatewayResponses = new ConcurrentHashMap<>();

  private final Node root;
  private volatile JsonNode properties;

  RestApi(String id, String rootId, Instant created, JsonNode properties) {
    this.id = id;
    this.created = created;
    this.properties = properties;
    root = new Node(rootId, null, "", new ConcurrentSkipListMap<>());
    nodes.put(rootId, root);
  }

  /** As the template describes it. */
  JsonNode properties() {
    return properties;
  }

  void become(JsonNode value) {
    properties = value;
  }

  Node root() {
    return root;
  }

  /** The path of a resource as the template writes it, such as <code>/orders/{id}</code>. */
  String pathOf(Node node) {
    Node parent = node.parent() == null ? null : nodes.get(node.parent());
    if (parent == null) {
      return "/";
    }
    String above = pathOf(parent);
    return (above.equals("/") ? "" : above) + "/" + node.part();
  }

  /** The media types that are binary. */
  List<String> binaryTypes() {
    List<String> types = new ArrayList<>();
    properties.path("BinaryMediaTypes").forEach(type -> types.add(type.asText()));
    return types;
  }

  /** Where a path leads: what is named comes before what is a parameter, and that before a rest. */
  @Nullable Found find(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.removeIf(String::isEmpty);
    return find(root, parts, Map.of());
  }

  private @Nullable Found find(Node at, List<String> rest, Map<String, String> parameters) {
    if (rest.isEmpty()) {
      return at.methods().isEmpty() ? null : new Found(at, parameters);
    }
    String part = rest.getFirst();
    List<String> below = rest.subList(1, rest.size());
    Node named = child(at, part);
    Found found = named == null ? null : find(named, below, parameters);
    for (Node each : found == null ? children(at) : List.<Node>of()) {
      boolean greedy = each.part().endsWith("+}");
      if (each.part().startsWith("{") && found == null) {
        String value = greedy ? String.join("/", rest) : part;
        Map<String, String> more = new ConcurrentHashMap<>(parameters);
        more.put(each.part().replaceAll("[{}+]", ""), Decoded.of(value));
        found = find(each, greedy ? List.of() : below, more);
      }
    }
    return found;
  }

  private @Nullable Node child(Node at, String part) {
    for (Node each : children(at)) {
      if (each.part().equals(part)) {
        return each;
      }
    }
    return null;
  }

  /** What takes a whole rest comes last. */
  private List<Node> children(Node at) {
    List<Node> children = new ArrayList<>();
    for (Node each : nodes.values()) {
      if (at.id().equals(each.parent())) {
        children.add(children.isEmpty() || each.part().endsWith("+}") ? children.size() : 0, each);
      }
    }
    return children;
  }
}
