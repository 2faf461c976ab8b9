package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form behind a one-time link.
///
/// @param picture path of the code for the authenticator's camera
/// @param pictureSize side of the picture in cells
/// @param secret the same for typing, in groups of four
public record SetUpView(
    String action,
    String intro,
    @Nullable String error,
    List<Field> fields,
    Field code,
    String picture,
    int pictureSize,
    String secret) {

  public SetUpView {
    fields = List.copyOf(fields);
  }
}
