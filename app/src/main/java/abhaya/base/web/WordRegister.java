package abhaya.base.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the words of the trade mean, one entry a word: `web.help.<word>` is its name and
/// `web.help.<word>.is` its meaning. The same entry stands beside a column, behind a figure, on the
/// page of words and in the command bar.
public final class WordRegister {
  private static final String PREFIX = "web.help.";
  private static final String MEANING = ".is";

  /// @param key as in the message file; anchor on the page of words
  public record Entry(String key, String name, String meaning) {}

  private WordRegister() {}

  /// The help beside a word; null where the register has no such word.
  ///
  /// @param place makes the id unique on the page
  public static @Nullable Help help(Words words, String key, String place) {
    if (!words.has(PREFIX + key + MEANING)) return null;
    var name = words.say(PREFIX + key);
    return new Help(
        "word-" + place + "-" + key,
        words.say("web.words.about", name),
        words.say(PREFIX + key + MEANING),
        new Link(words.say("web.words"), "/words#" + key));
  }

  /// All entries by name.
  public static List<Entry> all(Words words) {
    return words.keys().stream()
        .filter(key -> key.startsWith(PREFIX) && key.endsWith(MEANING))
        .map(key -> key.substring(PREFIX.length(), key.length() - MEANING.length()))
        .map(key -> new Entry(key, words.say(PREFIX + key), words.say(PREFIX + key + MEANING)))
        .sorted(Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
