package abhaya.base.web;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language the product speaks.
public enum Language {
  ENGLISH("en", "English"),
  HINDI("hi", "हिन्दी");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /// The tag of pages and message files: `en`, `hi`.
  public String tag() {
    return tag;
  }

  /// The name its speakers give it.
  public String ownName() {
    return ownName;
  }

  /// Digits group by lakh and crore in both.
  ULocale locale() {
    return new ULocale(tag, "IN");
  }

  /// The language of a tag such as `hi` or `hi-IN`.
  static Optional<Language> find(@Nullable String tag) {
    if (tag == null) return Optional.empty();
    var plain = tag.length() > 2 ? tag.substring(0, 2) : tag;
    return Arrays.stream(values()).filter(one -> one.tag.equalsIgnoreCase(plain)).findFirst();
  }

  /// What a reader asked for in the address, chose before, or has set in the browser, in this
  /// order; English where nothing is known.
  static Language choose(@Nullable String asked, @Nullable String kept, @Nullable String accepted) {
    return find(asked).or(() -> find(kept)).orElseGet(() -> accepted(accepted));
  }

  private static Language accepted(@Nullable String header) {
    if (header == null || header.length() > 200) return ENGLISH;
    try {
      var ranges = Locale.LanguageRange.parse(header);
      var tags = List.of(ENGLISH.tag, HINDI.tag);
      return find(Locale.lookupTag(ranges, tags)).orElse(ENGLISH);
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
  }
}
