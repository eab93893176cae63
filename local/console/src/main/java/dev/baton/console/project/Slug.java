package dev.baton.console.project;

import dev.baton.console.Failure;
import java.util.regex.Pattern;

/** The one name of a workflow, such as {@code document-processing}. */
public record Slug(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Slug {
    if (!FORM.matcher(text).matches()) {
      throw Failure.usage(
          "'%s' is not a slug: use small letters, digits and single hyphens, such as order-intake"
              .formatted(text));
    }
  }

  /** {@code DocumentProcessing}: class names, construct ids, outputs. */
  public String pascal() {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /** {@code documentProcessing}: variables. */
  public String camel() {
    String pascal = pascal();
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  /** {@code documentprocessing}: the last part of the package of its handlers. */
  public String packageName() {
    return text.replace("-", "");
  }

  /** {@code Document processing}: headings. */
  public String title() {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1).replace('-', ' ');
  }

  @Override
  public String toString() {
    return text;
  }
}
