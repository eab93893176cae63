package dev.baton.documents.extraction;

import dev.baton.shared.errors.LogicException;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of documents that are processed, each with the rules in its resource. */
public enum DocumentType {
  INVOICE("invoice"),
  LAB_REPORT("lab-report"),
  DISCHARGE_SUMMARY("discharge-summary"),
  REFERRAL_LETTER("referral-letter");

  private static final Map<DocumentType, TypeRules> RULES = new EnumMap<>(DocumentType.class);

  private final String code;

  DocumentType(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static DocumentType of(String code) {
    for (DocumentType type : values()) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    throw new LogicException("unknown-type", "no rules are known for this type of document");
  }

  /** The place of a label among those of its field; 0 is the most telling, no label the least. */
  public int rank(String name, @Nullable String label) {
    for (TypeRules.Field field : rules().fields()) {
      if (field.name().equals(name)) {
        return Labels.rank(field, label);
      }
    }
    return 0;
  }

  TypeRules rules() {
    synchronized (RULES) {
      return RULES.computeIfAbsent(this, DocumentType::loaded);
    }
  }

  private static TypeRules loaded(DocumentType type) {
    try (InputStream stream = DocumentType.class.getResourceAsStream(type.code + ".json")) {
      if (stream == null) {
        throw new IllegalStateException("the rules for " + type.code + " are not in the jar");
      }
      return Json.read(stream, TypeRules.class);
    } catch (IOException e) {
      throw new IllegalStateException("the rules for " + type.code + " cannot be read", e);
    }
  }
}
