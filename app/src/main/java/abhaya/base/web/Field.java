package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a form with its label, its hint and what was wrong with it.
///
/// @param type `text`, `date`, `password`, `file`, `number`, `select`, `textarea`
/// @param auto value of `autocomplete`, or `off`
public record Field(
    String name,
    String label,
    String type,
    String value,
    String hint,
    @Nullable String error,
    boolean required,
    String auto,
    List<Option> options) {

  public Field {
    options = List.copyOf(options);
  }

  public record Option(String value, String text) {}

  public static Field text(String name, String label, String value) {
    return new Field(name, label, "text", value, "", null, false, "off", List.of());
  }

  public Field type(String kind) {
    return new Field(name, label, kind, value, hint, error, required, auto, options);
  }

  public Field hint(String text) {
    return new Field(name, label, type, value, text, error, required, auto, options);
  }

  public Field wrong(@Nullable String why) {
    return new Field(name, label, type, value, hint, why, required, auto, options);
  }

  public Field needed(String autocomplete) {
    return new Field(name, label, type, value, hint, error, true, autocomplete, options);
  }

  public Field of(List<Option> choices) {
    return new Field(name, label, "select", value, hint, error, required, auto, choices);
  }
}
