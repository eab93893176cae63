package dev.baton.build.lambdas;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * How a value of one type becomes one of another, as {@code LambdaMetafactory} allows it: casts,
 * boxing, unboxing and widening.
 */
final class Adaptation {
  private static final List<TypeKind> PRIMITIVES =
      List.of(
          TypeKind.BOOLEAN,
          TypeKind.BYTE,
          TypeKind.CHAR,
          TypeKind.SHORT,
          TypeKind.INT,
          TypeKind.LONG,
          TypeKind.FLOAT,
          TypeKind.DOUBLE);

  private Adaptation() {}

  /** Makes the value on top of the stack one of the other type. */
  static void adapt(CodeBuilder code, ClassDesc from, ClassDesc to) {
    TypeKind kind = TypeKind.from(from);
    TypeKind wanted = TypeKind.from(to);
    if (wanted == TypeKind.VOID) {
      drop(code, kind);
    } else if (kind == TypeKind.REFERENCE && wanted == TypeKind.REFERENCE) {
      cast(code, from, to);
    } else if (kind == TypeKind.REFERENCE) {
      unbox(code, from, wanted);
    } else if (wanted == TypeKind.REFERENCE) {
      box(code, kind);
    } else if (kind != wanted) {
      code.conversion(kind, wanted);
    }
  }

  private static void drop(CodeBuilder code, TypeKind kind) {
    switch (kind.slotSize()) {
      case 0 -> {}
      case 1 -> code.pop();
      default -> code.pop2();
    }
  }

  private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (!from.equals(to) && !to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }

  private static void box(CodeBuilder code, TypeKind kind) {
    ClassDesc box = boxOf(kind);
    code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.upperBound()));
  }

  // A box of a narrower type is opened as what it is and then widened.
  private static void unbox(CodeBuilder code, ClassDesc from, TypeKind wanted) {
    TypeKind kind =
        PRIMITIVES.stream().filter(each -> boxOf(each).equals(from)).findFirst().orElse(wanted);
    ClassDesc box = boxOf(kind);
    cast(code, from, box);
    ClassDesc primitive = kind.upperBound();
    code.invokevirtual(box, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
    if (kind != wanted) {
      code.conversion(kind, wanted);
    }
  }

  private static ClassDesc boxOf(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(kind + " has no box");
    };
  }
}
