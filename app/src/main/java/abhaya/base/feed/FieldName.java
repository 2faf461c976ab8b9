package abhaya.base.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of fields that strangers chose. Only what looks like a field of a data format is repeated
/// to them: anything else may be a value in the wrong place.
public final class FieldName {
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,39}");

  private FieldName() {}

  /// The name, or null if it may not be repeated.
  public static @Nullable String printable(String name) {
    return FIELD.matcher(name).matches() ? name : null;
  }
}
