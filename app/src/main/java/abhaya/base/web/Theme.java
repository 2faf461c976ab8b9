package abhaya.base.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Light or dark paper; `AUTO` follows the reader's device.
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  /// The word in the cookie, in the address and in `data-bs-theme`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the switch in the bar leads to.
  public Theme next() {
    return switch (this) {
      case AUTO -> LIGHT;
      case LIGHT -> DARK;
      case DARK -> AUTO;
    };
  }

  static Theme choose(@Nullable String asked, @Nullable String kept) {
    var word = asked == null ? kept : asked;
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(AUTO);
  }
}
