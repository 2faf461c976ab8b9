package abhaya.safecity.plate;

import java.util.function.LongConsumer;

/// The keys under which a text is entered and looked up: itself, and all that is left of it when one
/// character is taken out.
final class PlateKeys {
  private final CharSequence text;

  private PlateKeys(CharSequence text) {
    this.text = text;
  }

  static PlateKeys of(CharSequence text) {
    return new PlateKeys(text);
  }

  void forEach(LongConsumer action) {
    if (PlateCode.fits(text)) action.accept(mix(PlateCode.encode(text)));
    if (text.length() - 1 > PlateCode.LENGTH_MAX) {
      longer(action);
      return;
    }
    var before = 0L;
    var power = 1L;
    for (var i = 1; i < text.length(); i++) power *= PlateCode.BASE;
    var after = 0L;
    for (var i = 1; i < text.length(); i++)
      after = after * PlateCode.BASE + PlateCode.valueOf(text.charAt(i));
    for (var i = 0; i < text.length(); i++) {
      var repeats = i > 0 && text.charAt(i) == text.charAt(i - 1);
      if (!repeats) action.accept(mix(before * power + after));
      before = before * PlateCode.BASE + PlateCode.valueOf(text.charAt(i));
      power /= PlateCode.BASE;
      if (i + 1 < text.length()) after -= power * PlateCode.valueOf(text.charAt(i + 1));
    }
  }

  /// Fourteen characters: a temporary plate with one too many. What fits of it is looked up.
  private void longer(LongConsumer action) {
    for (var i = 0; i < text.length(); i++) {
      var left = new StringBuilder(text).deleteCharAt(i);
      if (PlateCode.fits(left)) action.accept(mix(PlateCode.encode(left)));
    }
  }

  /// Spreads a code over all bits of a long.
  static long mix(long code) {
    var z = code + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
