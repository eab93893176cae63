package dev.baton.build.lambdas;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One lambda expression or method reference, as {@code LambdaMetafactory.metafactory} is told of
 * it.
 *
 * @param type the functional interface
 * @param method the name of its method
 * @param erased that method's own type
 * @param instantiated its type where the lambda is used
 * @param captured what the lambda holds on to
 * @param body what is called
 */
record Lambda(
    ClassDesc type,
    String method,
    MethodTypeDesc erased,
    MethodTypeDesc instantiated,
    List<ClassDesc> captured,
    DirectMethodHandleDesc body) {
  private static final String FACTORY = "java.lang.invoke.LambdaMetafactory";

  /** The lambda that an instruction makes; empty where it makes something else, or a rare kind. */
  static Optional<Lambda> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    ClassDesc owner = bootstrap.owner();
    // The other method of the factory makes those with further interfaces, and serializable ones.
    if (!(owner.packageName() + "." + owner.displayName()).equals(FACTORY)
        || !bootstrap.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<ConstantDesc> arguments = instruction.bootstrapArgs();
    MethodTypeDesc made = instruction.typeSymbol();
    if (arguments.get(0) instanceof MethodTypeDesc erased
        && arguments.get(1) instanceof DirectMethodHandleDesc body
        && arguments.get(2) instanceof MethodTypeDesc instantiated) {
      return Optional.of(
          new Lambda(
              made.returnType(),
              instruction.name().stringValue(),
              erased,
              instantiated,
              made.parameterList(),
              body));
    }
    return Optional.empty();
  }

  /** Calls the body with what was captured and the method's arguments, and returns its result. */
  void call(CodeBuilder code, ClassDesc holder, int firstArgument) {
    List<ClassDesc> wanted = bodyParameters();
    if (body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
      code.new_(body.owner()).dup();
    }
    for (int i = 0; i < captured.size(); i++) {
      ClassDesc field = LambdaClass.fieldType(captured.get(i));
      code.aload(0).getfield(holder, LambdaClass.field(i), field);
      Adaptation.adapt(code, field, captured.get(i));
      Adaptation.adapt(code, captured.get(i), wanted.get(i));
    }
    int slot = firstArgument;
    for (int i = 0; i < erased.parameterCount(); i++) {
      ClassDesc given = erased.parameterType(i);
      code.loadLocal(TypeKind.from(given), slot);
      slot += TypeKind.from(given).slotSize();
      Adaptation.adapt(code, given, instantiated.parameterType(i));
      Adaptation.adapt(code, instantiated.parameterType(i), wanted.get(captured.size() + i));
    }
    invoke(code);
    Adaptation.adapt(code, bodyResult(), instantiated.returnType());
    Adaptation.adapt(code, instantiated.returnType(), erased.returnType());
    code.return_(TypeKind.from(erased.returnType()));
  }

  private void invoke(CodeBuilder code) {
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    switch (body.kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(body.owner(), body.methodName(), type, body.isOwnerInterface());
      case SPECIAL, INTERFACE_SPECIAL ->
          code.invokespecial(body.owner(), body.methodName(), type, body.isOwnerInterface());
      case VIRTUAL -> code.invokevirtual(body.owner(), body.methodName(), type);
      case INTERFACE_VIRTUAL -> code.invokeinterface(body.owner(), body.methodName(), type);
      case CONSTRUCTOR -> code.invokespecial(body.owner(), "<init>", type);
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalArgumentException("a lambda's body is a method: " + body);
    }
  }

  /** What the body takes, its receiver first. */
  private List<ClassDesc> bodyParameters() {
    List<ClassDesc> parameters = new ArrayList<>();
    switch (body.kind()) {
      case STATIC, INTERFACE_STATIC, CONSTRUCTOR -> {}
      default -> parameters.add(body.owner());
    }
    parameters.addAll(MethodTypeDesc.ofDescriptor(body.lookupDescriptor()).parameterList());
    return parameters;
  }

  private ClassDesc bodyResult() {
    return body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR
        ? body.owner()
        : MethodTypeDesc.ofDescriptor(body.lookupDescriptor()).returnType();
  }
}
