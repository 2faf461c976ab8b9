package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A form about a person or a posting: what it does, its fields, one button, one way back.
///
/// @param error a sentence that belongs to no field; null if there is none
public record StaffFormView(
    String action,
    String about,
    @Nullable String error,
    List<Field> fields,
    String submit,
    String back) {

  public StaffFormView {
    fields = List.copyOf(fields);
  }
}
