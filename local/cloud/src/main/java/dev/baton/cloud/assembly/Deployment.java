package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.cloud.assembly.MadeResource.Retention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the resources of an assembly up: checks everything first, then makes each resource as soon
 * as those it refers to exist, across stacks. Over resources that are there already, it changes
 * what has changed. Used by one thread; the making runs on the executor.
 */
public final class Deployment {
  private record Key(StackScope scope, String id) {}

  private record Export(StackScope scope, JsonNode value) {}

  private final ResourceTypes types;
  private final Function<ResourceProvider, CompletableFuture<?>> started;
  private final Executor executor;
  private final List<StackScope> scopes = new ArrayList<>();
  private final Map<String, Export> exports = new LinkedHashMap<>();
  private final Map<Key, CompletableFuture<Void>> making = new LinkedHashMap<>();
  private final Set<Key> open = new LinkedHashSet<>();
  private final List<MadeResource> made = Collections.synchronizedList(new ArrayList<>());
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final Changes changes = new Changes();

  /**
   * Prepares a deployment.
   *
   * @param started when a provider can make resources
   */
  public Deployment(
      CloudAssembly assembly,
      Place place,
      List<ResourceProvider> providers,
      Function<ResourceProvider, CompletableFuture<?>> started,
      Executor executor) {
    this.types = new ResourceTypes(providers);
    this.started = started;
    this.executor = executor;
    for (StackTemplate stack : assembly.stacks()) {
      scopes.add(new StackScope(stack, place.region(), place.account(), this::imported));
    }
  }

  /** Where the templates are deployed to. */
  public record Place(String region, String account) {}

  /**
   * Finds everything in the templates that the cloud does not know.
   *
   * @throws AssemblyException with all of it
   */
  public void check() {
    for (StackScope scope : scopes) {
      new TemplateCheck(scope.stack(), types, faults).run();
      collectExports(scope);
    }
    throwFaults();
  }

  /**
   * Makes all resources and waits for them; {@link #check} comes first.
   *
   * @throws AssemblyException with the faults of all resources that could not be made
   */
  public void make() {
    for (StackScope scope : scopes) {
      for (String id : scope.stack().resources().keySet()) {
        CompletableFuture<Void> _ = start(new Key(scope, id));
      }
    }
    try {
      CompletableFuture.allOf(making.values().toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (faults.isEmpty()) {
        throw e;
      }
    }
    throwFaults();
  }

  /** Deploys over what an earlier deployment made; before {@link #make}. */
  public Deployment over(List<MadeResource> earlier) {
    changes.since(earlier);
    return this;
  }

  /** Takes everything back that {@link #make} did, as far as it came. */
  public void undo() {
    changes.undo(types);
  }

  /**
   * Deletes what the assembly no longer has, or has under another name.
   *
   * @return a sentence for each that stays, with the reason
   */
  public List<String> clean() {
    return changes.clean(made(), types);
  }

  /** The resources that were made of a type. */
  public List<ResourceRequest> made(String type) {
    return made().stream()
        .map(MadeResource::request)
        .filter(request -> request.type().equals(type))
        .toList();
  }

  /** All resources that were made. */
  public List<MadeResource> made() {
    return List.copyOf(made);
  }

  /** All stacks; after {@link #make}. */
  public List<DeployedStack> stacks() {
    List<DeployedStack> stacks = scopes.stream().map(this::deployed).toList();
    throwFaults();
    return stacks;
  }

  private DeployedStack deployed(StackScope scope) {
    StackTemplate stack = scope.stack();
    List<DeployedStack.Output> outputs = new ArrayList<>();
    stack
        .outputs()
        .forEach(
            (key, output) -> {
              if (exists(scope, output)) {
                outputs.add(output(scope, key, output));
              }
            });
    List<MadeResource> resources =
        made().stream().filter(each -> each.request().stack().equals(stack.name())).toList();
    String id = String.valueOf(scope.ref("AWS::StackId"));
    return new DeployedStack(stack.name(), id, stack.root().toString(), outputs, resources);
  }

  private DeployedStack.Output output(StackScope scope, String key, JsonNode output) {
    String pointer = "/Outputs/" + key;
    JsonNode export = output.path("Export").path("Name");
    return new DeployedStack.Output(
        key,
        textOf(scope, output.path("Value"), pointer),
        output.path("Description").asText(),
        export.isMissingNode() ? null : textOf(scope, export, pointer));
  }

  private CompletableFuture<Void> start(Key key) {
    CompletableFuture<Void> before = making.get(key);
    if (before != null) {
      return before;
    }
    JsonNode resource = key.scope().stack().root().path("Resources").path(key.id());
    if (!exists(key.scope(), resource)) {
      return CompletableFuture.completedFuture(null);
    }
    if (!open.add(key)) {
      faults.add(at(key) + ": depends on itself through " + open.stream().map(Key::id).toList());
      throwFaults();
    }
    List<CompletableFuture<?>> first = new ArrayList<>();
    for (Key dependency : dependencies(key.scope(), resource)) {
      first.add(start(dependency));
    }
    open.remove(key);
    first.add(started.apply(types.provider(resource.path("Type").asText())));
    CompletableFuture<Void> made =
        CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
            .thenRunAsync(() -> make(key, resource), executor);
    making.put(key, made);
    return made;
  }

  private void make(Key key, JsonNode resource) {
    String type = resource.path("Type").asText();
    try {
      JsonNode properties = new Intrinsics(key.scope()).resolve(resource.path("Properties"));
      ResourceRequest request =
          new ResourceRequest(
              key.scope().stack().name(),
              key.id(),
              type,
              resource.path("Metadata").path("aws:cdk:path").asText(key.id()),
              properties == null || properties.isMissingNode()
                  ? JsonNodeFactory.instance.objectNode()
                  : properties);
      Retention retention = Retention.of(resource);
      MadeResource done = changes.make(request, retention, types.provider(type));
      key.scope().made(key.id(), done.provisioned());
      made.add(done);
    } catch (RuntimeException e) {
      faults.add(at(key) + " (" + type + "): " + describe(e));
      throw e;
    }
  }

  /**
   * The message of what a provider threw; a bug of ours keeps its class, as its message says
   * little.
   */
  private static String describe(RuntimeException e) {
    return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : e.toString();
  }

  private Set<Key> dependencies(StackScope scope, JsonNode resource) {
    Set<Key> keys = new LinkedHashSet<>();
    addReferences(scope, resource.path("Properties"), keys);
    StackTemplate.dependsOn(resource).forEach(id -> keys.add(new Key(scope, id)));
    return keys;
  }

  private void addReferences(StackScope scope, JsonNode node, Set<Key> keys) {
    References references = References.in(node);
    for (String name : references.names()) {
      if (scope.stack().root().path("Resources").has(name)) {
        keys.add(new Key(scope, name));
      }
    }
    for (JsonNode argument : references.imports()) {
      Export export = exports.get(textOf(scope, argument, "/Resources"));
      if (export != null) {
        addReferences(export.scope(), export.value(), keys);
      }
    }
  }

  private void collectExports(StackScope scope) {
    scope
        .stack()
        .outputs()
        .forEach(
            (key, output) -> {
              JsonNode name = output.path("Export").path("Name");
              if (!name.isMissingNode()) {
                exports.put(
                    textOf(scope, name, "/Outputs/" + key),
                    new Export(scope, output.path("Value")));
              }
            });
  }

  private @Nullable String imported(String name) {
    Export export = exports.get(name);
    if (export == null) {
      return null;
    }
    JsonNode value = new Intrinsics(export.scope()).resolve(export.value());
    return value == null ? null : value.asText();
  }

  private boolean exists(StackScope scope, JsonNode element) {
    JsonNode condition = element.path("Condition");
    if (!condition.isTextual()) {
      return true;
    }
    JsonNode definition = scope.condition(condition.asText());
    JsonNode value = definition == null ? null : new Intrinsics(scope).resolve(definition);
    return value != null && value.asBoolean();
  }

  private String textOf(StackScope scope, JsonNode node, String pointer) {
    try {
      JsonNode value = new Intrinsics(scope).resolve(node);
      return value == null ? "" : value.isValueNode() ? value.asText() : value.toString();
    } catch (IllegalArgumentException e) {
      faults.add(scope.stack().at(pointer) + ": " + e.getMessage());
      return "";
    }
  }

  private static String at(Key key) {
    return key.scope().stack().at("/Resources/" + key.id());
  }

  private void throwFaults() {
    if (!faults.isEmpty()) {
      throw new AssemblyException(List.copyOf(faults));
    }
  }
}
