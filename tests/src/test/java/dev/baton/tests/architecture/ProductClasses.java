package dev.baton.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;

/** The compiled classes of every module, read once, and the module each belongs to. */
public final class ProductClasses {
  static final String ROOT = "dev.baton.";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.baton");

  private ProductClasses() {}

  /** All of them. */
  public static JavaClasses all() {
    return ALL;
  }

  /** The module of a class of ours: the name after dev.baton; empty for others' classes. */
  static Optional<String> module(JavaClass type) {
    String name = type.getName();
    // An array's name begins with [L.
    String plain = name.startsWith("[") ? name.replaceAll("^\\[+L?", "") : name;
    if (!plain.startsWith(ROOT)) {
      return Optional.empty();
    }
    String rest = plain.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(rest.substring(0, dot));
  }
}
