package dev.baton.shared.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads typed settings from an environment and reports all of its faults at once. */
public final class Settings {
  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads what {@code into} asks for; throws one {@link InvalidSettingsException} naming every
   * variable that is missing or wrong.
   */
  public static <T> T read(Map<String, String> environment, Function<Settings, T> into) {
    Settings settings = new Settings(environment);
    T result = into.apply(settings);
    if (!settings.faults.isEmpty()) {
      throw new InvalidSettingsException(settings.faults);
    }
    return result;
  }

  /** A text that must be there and not blank. */
  public String text(String name) {
    String value = value(name);
    if (value == null) {
      faults.add(name + " is not set; set it to a text that is not blank");
      return "";
    }
    return value;
  }

  /** Whether a variable is set, and not blank. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** A text, or the default where it is not set. */
  public String text(String name, String otherwise) {
    String value = value(name);
    return value == null ? otherwise : value;
  }

  /** One of these texts, or the default where it is not set. */
  public String oneOf(String name, String otherwise, List<String> choices) {
    String value = text(name, otherwise);
    if (choices.contains(value)) {
      return value;
    }
    faults.add(name + " is '" + value + "'; set it to one of " + String.join(", ", choices));
    return otherwise;
  }

  /** A whole number from {@code least} to {@code most}, or the default where it is not set. */
  public long number(String name, long otherwise, long least, long most) {
    String value = value(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the fault, which says what is expected
    }
    faults.add(name + " is '" + value + "'; set it to a number from " + least + " to " + most);
    return otherwise;
  }

  private @Nullable String value(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
