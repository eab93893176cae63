package dev.baton.build.lambdas;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The class that stands for all lambdas of one functional interface in one host class. An instance
 * has the number of its lambda and what that one captured; it calls back a method of the host,
 * which may call everything that the lambdas could.
 */
final class LambdaClass {
  private static final String NUMBER = "number";

  private final ClassDesc host;
  private final boolean hostIsInterface;
  private final ClassDesc name;
  private final String callback;
  private final List<Lambda> lambdas = new ArrayList<>();

  LambdaClass(ClassDesc host, boolean hostIsInterface, int index) {
    this.host = host;
    this.hostIsInterface = hostIsInterface;
    name = ClassDesc.ofInternalName(internalName(host) + "$$Lambda" + index);
    callback = "lambda$$" + index;
  }

  static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  static String field(int index) {
    return "captured" + index;
  }

  /** References are kept as objects, so that lambdas with different ones can share a class. */
  static ClassDesc fieldType(ClassDesc captured) {
    return captured.isPrimitive() ? captured : ConstantDescs.CD_Object;
  }

  ClassDesc name() {
    return name;
  }

  /** Adds a lambda, and makes it where its instruction was. */
  void make(CodeBuilder code, Lambda lambda) {
    code.loadConstant(lambdas.size());
    lambdas.add(lambda);
    code.invokestatic(name, "of", factoryType(lambda));
  }

  /** The bytes of the class, in the version of its host. */
  byte[] bytes(ClassFile format, int version) {
    return format.build(
        name,
        type -> {
          type.withVersion(version, 0);
          type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
          type.withInterfaceSymbols(first().type());
          List<ClassDesc> fields = fields();
          type.withField(NUMBER, ConstantDescs.CD_int, 0);
          for (int i = 0; i < fields.size(); i++) {
            type.withField(field(i), fields.get(i), 0);
          }
          constructor(type);
          Set<MethodTypeDesc> factories = new HashSet<>();
          for (Lambda lambda : lambdas) {
            if (factories.add(factoryType(lambda))) {
              factory(type, lambda);
            }
          }
          method(type);
        });
  }

  /** The method of the host that holds the bodies. */
  void callback(ClassBuilder hostType) {
    int flags = ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    hostType.withMethodBody(
        callback,
        callbackType(),
        hostIsInterface ? flags | ClassFile.ACC_PUBLIC : flags,
        code -> {
          if (lambdas.size() == 1) {
            first().call(code, name, 1);
            return;
          }
          List<Label> starts = new ArrayList<>();
          List<SwitchCase> cases = new ArrayList<>();
          for (int i = 0; i < lambdas.size(); i++) {
            starts.add(code.newLabel());
            cases.add(SwitchCase.of(i, starts.get(i)));
          }
          code.aload(0).getfield(name, NUMBER, ConstantDescs.CD_int);
          code.tableswitch(0, lambdas.size() - 1, starts.getLast(), cases);
          for (int i = 0; i < lambdas.size(); i++) {
            code.labelBinding(starts.get(i));
            lambdas.get(i).call(code, name, 1);
          }
        });
  }

  private void constructor(ClassBuilder type) {
    type.withMethodBody(
        "<init>",
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int),
        0,
        code -> {
          code.aload(0)
              .invokespecial(ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void)
              .aload(0)
              .iload(1)
              .putfield(name, NUMBER, ConstantDescs.CD_int)
              .return_();
        });
  }

  private void factory(ClassBuilder type, Lambda lambda) {
    MethodTypeDesc factory = factoryType(lambda);
    type.withMethodBody(
        "of",
        factory,
        ClassFile.ACC_STATIC,
        code -> {
          int last = factory.parameterCount() - 1;
          code.new_(name).dup().iload(code.parameterSlot(last));
          code.invokespecial(
              name, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
          for (int i = 0; i < last; i++) {
            ClassDesc captured = factory.parameterType(i);
            code.dup().loadLocal(TypeKind.from(captured), code.parameterSlot(i));
            code.putfield(name, field(i), captured);
          }
          code.areturn();
        });
  }

  private void method(ClassBuilder type) {
    MethodTypeDesc erased = first().erased();
    type.withMethodBody(
        first().method(),
        erased,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0);
          for (int i = 0; i < erased.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
          }
          code.invokestatic(host, callback, callbackType(), hostIsInterface);
          code.return_(TypeKind.from(erased.returnType()));
        });
  }

  private MethodTypeDesc callbackType() {
    return first().erased().insertParameterTypes(0, name);
  }

  private MethodTypeDesc factoryType(Lambda lambda) {
    List<ClassDesc> parameters =
        new ArrayList<>(lambda.captured().stream().map(LambdaClass::fieldType).toList());
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(lambda.type(), parameters);
  }

  private List<ClassDesc> fields() {
    List<ClassDesc> most = List.of();
    for (Lambda lambda : lambdas) {
      if (lambda.captured().size() > most.size()) {
        most = lambda.captured();
      }
    }
    return most.stream().map(LambdaClass::fieldType).toList();
  }

  private Lambda first() {
    return lambdas.getFirst();
  }
}
