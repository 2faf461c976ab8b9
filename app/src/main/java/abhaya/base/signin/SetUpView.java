package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form behind a one-time link.
///
/// @param about what the link renews, and what its owner must know for it
/// @param picture code for the authenticator's camera; null where the authenticator stays
/// @param secret the same for typing, in groups of four
public record SetUpView(
    String action,
    String intro,
    String about,
    @Nullable String error,
    List<Field> fields,
    Field code,
    @Nullable Picture picture,
    String secret) {

  public SetUpView {
    fields = List.copyOf(fields);
  }

  /// @param size side of the picture in cells
  public record Picture(String path, int size) {}
}
