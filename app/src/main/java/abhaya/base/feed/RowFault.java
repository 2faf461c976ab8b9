package abhaya.base.feed;

import org.jspecify.annotations.Nullable;

/// Why a row cannot be understood: a code, and the field where there is one. Never a value.
///
/// @param code key of the sentence that tells the sender, `not-utf8`
public record RowFault(String code, @Nullable String field) {

  public static RowFault of(String code) {
    return new RowFault(code, null);
  }
}
