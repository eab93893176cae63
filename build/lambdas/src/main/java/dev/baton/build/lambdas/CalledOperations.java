package dev.baton.build.lambdas;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The operations of the AWS SDK's clients that something in a jar calls. The class of a client has
 * a method for each operation of its service, and to check them the JVM loads what each is asked
 * by: a hundred classes for S3. A method that nothing calls is left out; the interface of the
 * client has one in its place, which throws {@code UnsupportedOperationException}.
 */
final class CalledOperations {
  private static final String SERVICE = "(software/amazon/awssdk/services/\\w+/)";
  private static final Pattern INTERFACE = Pattern.compile(SERVICE + "(\\w+Client)");
  private static final Pattern DEFAULT = Pattern.compile(SERVICE + "Default(\\w+Client)\\.class");
  private static final Pattern PASSES_ON = Pattern.compile("(?:Default|Delegating)\\w+Client");
  private static final Pattern PART =
      Pattern.compile("(" + SERVICE + "(?:waiters/|paginators/\\w+)).*");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  private final Map<String, ClassModel> interfaces = new HashMap<>();

  /**
   * By caller: a client's interface, one of the parts that it makes, or else the interface called.
   */
  private final Map<String, Set<String>> called = new HashMap<>();

  /** Notes what a class of the jar calls. */
  void read(ClassModel model) {
    String name = model.thisClass().asInternalName();
    if (INTERFACE.matcher(name).matches() && model.flags().has(AccessFlag.INTERFACE)) {
      interfaces.put(name, model);
    }
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof InterfaceMethodRefEntry method) {
        String client = method.owner().asInternalName();
        Matcher matcher = INTERFACE.matcher(client);
        if (matcher.matches() && !name.equals(client)) {
          read(name, client, matcher.group(1), method.name().stringValue());
        }
      }
    }
  }

  private void read(String caller, String client, String folder, String operation) {
    String within = caller.startsWith(folder) ? caller.substring(folder.length()) : "";
    if (!PASSES_ON.matcher(within).matches()) {
      String from = part(caller).orElse(client);
      called.computeIfAbsent(from, each -> new HashSet<>()).add(operation);
    }
  }

  /** What a client makes only for who asks for it: waiters, pages. */
  private static Optional<String> part(String type) {
    Matcher part = PART.matcher(type);
    return part.matches() ? Optional.of(part.group(1)) : Optional.empty();
  }

  /** The class of a client without the operations that nothing calls; any other as it is. */
  byte[] only(ClassFile format, byte[] bytes, String file) {
    Matcher matcher = DEFAULT.matcher(file);
    ClassModel client =
        matcher.matches() ? interfaces.get(matcher.group(1) + matcher.group(2)) : null;
    if (client == null) {
      return bytes;
    }
    Set<String> kept = kept(client);
    ClassModel model = format.parse(bytes);
    // A pool of its own: the one that it had names all that is left out.
    return format
        .withOptions(ClassFile.ConstantPoolSharingOption.NEW_POOL)
        .transformClass(
            model,
            ClassTransform.dropping(
                element ->
                    element instanceof MethodModel method && isLeftOut(method, client, kept)));
  }

  /** Operations that are called, by themselves or by what is called of the interface. */
  private Set<String> kept(ClassModel client) {
    Set<String> kept = new HashSet<>();
    Deque<String> found = new ArrayDeque<>();
    found.addAll(called.getOrDefault(client.thisClass().asInternalName(), Set.of()));
    while (!found.isEmpty()) {
      String name = found.pop();
      if (kept.add(name)) {
        client.methods().stream()
            .filter(method -> method.methodName().equalsString(name))
            .forEach(method -> calls(client, method).forEach(found::add));
      }
    }
    return kept;
  }

  private Stream<String> calls(ClassModel client, MethodModel method) {
    String own = client.thisClass().asInternalName();
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast)
        .flatMap(
            call -> {
              String owner = call.owner().asInternalName();
              return owner.equals(own)
                  ? Stream.of(call.name().stringValue())
                  : part(owner).stream()
                      .flatMap(part -> called.getOrDefault(part, Set.of()).stream());
            });
  }

  private static boolean isLeftOut(MethodModel method, ClassModel client, Set<String> kept) {
    String name = method.methodName().stringValue();
    Matcher lambda = LAMBDA.matcher(name);
    if (lambda.matches()) {
      return isOperation(client, lambda.group(1)) && !kept.contains(lambda.group(1));
    }
    return !kept.contains(name)
        && isOperation(method)
        && client.methods().stream()
            .anyMatch(
                each ->
                    each.methodName().equalsString(name)
                        && each.methodType().equalsString(method.methodType().stringValue())
                        && !each.flags().has(AccessFlag.ABSTRACT));
  }

  private static boolean isOperation(ClassModel client, String name) {
    return client.methods().stream()
        .anyMatch(each -> each.methodName().equalsString(name) && isOperation(each));
  }

  private static boolean isOperation(MethodModel method) {
    List<ClassDesc> parameters = method.methodTypeSymbol().parameterList();
    return !method.flags().has(AccessFlag.STATIC)
        && method.flags().has(AccessFlag.PUBLIC)
        && !parameters.isEmpty()
        && parameters.getFirst().displayName().endsWith("Request");
  }
}
