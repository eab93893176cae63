package dev.baton.build.lambdas;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A class whose lambdas become instances of classes that are made at build time. */
final class HostClass {
  private final ClassFile format;
  private final ClassModel model;
  private final ClassDesc name;
  private final Map<String, LambdaClass> classes = new LinkedHashMap<>();

  HostClass(ClassFile format, byte[] bytes) {
    this.format = format;
    model = format.parse(bytes);
    name = model.thisClass().asSymbol();
  }

  /** The class and those of its lambdas, by their names in a jar; empty where it has none. */
  Map<String, byte[]> rewritten() {
    if (model.methods().stream().noneMatch(HostClass::hasLambda)) {
      return Map.of();
    }
    CodeTransform code =
        (builder, element) -> {
          Optional<Lambda> lambda =
              element instanceof InvokeDynamicInstruction made ? Lambda.of(made) : Optional.empty();
          if (lambda.isPresent()) {
            classOf(lambda.get()).make(builder, lambda.get());
          } else {
            builder.with(element);
          }
        };
    ClassTransform rewriting =
        ClassTransform.transformingMethodBodies(HostClass::hasLambda, code)
            .andThen(
                ClassTransform.endHandler(
                    type -> classes.values().forEach(each -> each.callback(type))));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(fileOf(name), format.transformClass(model, rewriting));
    for (LambdaClass each : classes.values()) {
      files.put(fileOf(each.name()), each.bytes(format, model.majorVersion()));
    }
    return files;
  }

  static String fileOf(ClassDesc type) {
    return LambdaClass.internalName(type) + ".class";
  }

  private static boolean hasLambda(MethodModel method) {
    return method
        .code()
        .map(
            code ->
                code.elementStream()
                    .anyMatch(
                        element ->
                            element instanceof InvokeDynamicInstruction made
                                && Lambda.of(made).isPresent()))
        .orElse(false);
  }

  /** Lambdas of one interface share a class, those with primitive captures among themselves. */
  private LambdaClass classOf(Lambda lambda) {
    List<ClassDesc> captured = lambda.captured();
    String shape =
        captured.stream().anyMatch(ClassDesc::isPrimitive)
            ? captured.stream()
                .map(LambdaClass::fieldType)
                .map(ClassDesc::descriptorString)
                .collect(Collectors.joining())
            : "";
    String key =
        String.join(
            " ",
            lambda.type().descriptorString(),
            lambda.method() + lambda.erased().descriptorString(),
            shape);
    return classes.computeIfAbsent(
        key,
        each -> new LambdaClass(name, model.flags().has(AccessFlag.INTERFACE), classes.size()));
  }
}
