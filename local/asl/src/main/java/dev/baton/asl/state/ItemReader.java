package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a distributed Map reads its items when they are not in its input (AWS guide: ItemReader).
 *
 * @param arguments yields the bucket, and the key or the prefix
 * @param inputType the format of the objects that hold the items; null where the listed objects are
 *     the items themselves
 * @param manifest the kind of manifest that names those objects; null for none
 * @param itemsPointer the JSON Pointer of the items within a JSON object; null for the whole
 * @param maxItems after how many items to stop; null for no limit
 */
public record ItemReader(
    Action action,
    @Nullable Expression arguments,
    @Nullable InputType inputType,
    @Nullable Manifest manifest,
    Csv csv,
    @Nullable String itemsPointer,
    @Nullable Setting maxItems) {

  /** The call of S3 that begins the reading. */
  public enum Action {
    GET_OBJECT,
    LIST_OBJECTS_V2
  }

  /** The format of an object that holds items. */
  public enum InputType {
    CSV,
    JSON,
    JSONL,
    PARQUET
  }

  /** The kinds of objects that name other objects. */
  public enum Manifest {
    S3_INVENTORY,
    ATHENA_DATA
  }

  /**
   * How delimited text is read.
   *
   * @param headers the names of the columns; null when the first row gives them
   */
  public record Csv(char delimiter, @Nullable List<String> headers) {}
}
