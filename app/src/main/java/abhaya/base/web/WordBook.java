package abhaya.base.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every visible word of the product, from the message files of all modules.
///
/// A key that one language has and another lacks stops the program before it serves a page.
public final class WordBook {
  private final Map<Language, Map<String, Text>> texts;
  private final boolean strict;

  private WordBook(Map<Language, Map<String, Text>> texts, boolean strict) {
    this.texts = texts;
    this.strict = strict;
  }

  /// A text without arguments is kept as it is; others are parsed once and copied for each use,
  /// since a message format is not safe for threads.
  private record Text(String plain, MessageFormat format, boolean isPlain) {}

  /// Reads `messages/*_{en,hi}.properties`.
  ///
  /// @param strict whether an unknown key is a defect that throws (tests) or shows its last word
  public static WordBook load(boolean strict) {
    var texts = new EnumMap<Language, Map<String, Text>>(Language.class);
    for (var language : Language.values()) texts.put(language, loadOne(language));
    sameKeys(texts);
    return new WordBook(texts, strict);
  }

  /// The words in one language.
  public Words in(Language language) {
    return new Words(this, language);
  }

  /// All keys.
  public Set<String> keys() {
    return keysOf(texts, Language.ENGLISH);
  }

  String say(Language language, String key, Object... args) {
    var inLanguage = texts.get(language);
    var text = inLanguage == null ? null : inLanguage.get(key);
    if (text == null) return unknown(key);
    if (text.isPlain) return text.plain;
    return text.format.clone().format(args);
  }

  boolean has(String key) {
    return keys().contains(key);
  }

  private String unknown(String key) {
    if (strict) throw new IllegalArgumentException("no words for " + key);
    return key.substring(key.lastIndexOf('.') + 1).replace('_', ' ');
  }

  private static Map<String, Text> loadOne(Language language) {
    var merged = new TreeMap<String, Text>();
    var resolver = new PathMatchingResourcePatternResolver(WordBook.class.getClassLoader());
    try {
      var pattern = "classpath*:messages/*_" + language.tag() + ".properties";
      for (var file : resolver.getResources(pattern)) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        for (var key : properties.stringPropertyNames()) {
          var text = parse(language, key, properties.getProperty(key));
          if (merged.put(key, text) != null) {
            throw new IllegalStateException("two message files have the key " + key);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(merged);
  }

  private static Text parse(Language language, String key, String text) {
    try {
      var format = new MessageFormat(text, language.locale());
      return new Text(text, format, text.indexOf('{') < 0 && text.indexOf('\'') < 0);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the message " + key + " cannot be read", e);
    }
  }

  private static void sameKeys(Map<Language, Map<String, Text>> texts) {
    var english = keysOf(texts, Language.ENGLISH);
    for (var language : Language.values()) {
      var own = keysOf(texts, language);
      var odd = new TreeSet<>(own);
      odd.removeAll(english);
      for (var key : english) if (!own.contains(key)) odd.add(key);
      if (!odd.isEmpty()) {
        throw new IllegalStateException("only one of en and " + language.tag() + " has " + odd);
      }
    }
  }

  private static Set<String> keysOf(Map<Language, Map<String, Text>> texts, Language language) {
    var own = texts.get(language);
    return own == null ? Set.of() : own.keySet();
  }
}
