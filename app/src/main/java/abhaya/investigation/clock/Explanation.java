package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Why a date is what it is, as sentences that each language words for itself.
public record Explanation(List<Part> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  /// One sentence: a message with its arguments (text, numbers, dates, moments or words).
  public record Part(Sentence sentence, List<Object> args) {
    public Part {
      args = List.copyOf(args);
    }

    public String key() {
      return sentence.key();
    }
  }

  /// An argument that each language says in its own way, such as the name of a month.
  public record Word(String key, String english) {}

  /// A language: the text of a message with its arguments filled in.
  @FunctionalInterface
  public interface Language {
    String say(String key, List<String> args);
  }

  public static Explanation of(Sentence sentence, Object... args) {
    return new Explanation(List.of(new Part(sentence, List.of(args))));
  }

  public Explanation and(Sentence sentence, Object... args) {
    var more = new ArrayList<>(parts);
    more.add(new Part(sentence, List.of(args)));
    return new Explanation(more);
  }

  /// The sentences in a language. Dates are printed dd-MM-yyyy, moments in Indian time.
  public String render(Language language) {
    var sentences = new ArrayList<String>(parts.size());
    for (var part : parts) {
      var args = new ArrayList<String>(part.args.size());
      for (var arg : part.args) args.add(printed(arg, language));
      sentences.add(language.say(part.key(), args));
    }
    return String.join(" ", sentences);
  }

  public String english() {
    return render(Sentence::english);
  }

  private static String printed(Object arg, Language language) {
    return switch (arg) {
      case LocalDate day -> India.DAY.format(day);
      case Instant moment -> India.MINUTE.format(moment);
      case Word word -> language.say(word.key, List.of(word.english));
      case Citation citation -> citation.label();
      default -> arg.toString();
    };
  }
}
