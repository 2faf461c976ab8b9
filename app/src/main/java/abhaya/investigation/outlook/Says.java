package abhaya.investigation.outlook;

import java.util.List;

/// The sentences of an outlook, in English; the message files hold the same keys.
public enum Says {
  LEFT("{0} days left."),
  LAST_DAY("Today is the last day."),
  OVER("The last day was {0} days ago."),
  NOTHING("Nothing is awaited from outside."),
  MISSING("{0} is missing; it has been with {1} for {2} days."),
  USUAL("There it usually takes {0} days; one in five takes more than {1} ({2} past waits)."),
  USUAL_ELSEWHERE(
      "Few waits are known there; such places usually take {0} days,"
          + " one in five more than {1} ({2} past waits)."),
  USUAL_LONG("Fewer than half of such waits have ended so far ({0} have)."),
  UNKNOWN("No past wait of this kind is known."),
  BEYOND("It has already lasted longer than any wait there that ended."),
  OWN_WORK("After that the draft and the scrutiny usually take {0} days more."),
  BASE("Of 100 cases at this stage, {0} went over ({1} past cases)."),
  CHANCE("Of 100 past cases that looked like this one, {0} went over.");

  private final String text;

  Says(String text) {
    this.text = text;
  }

  public String messageKey() {
    return "outlook.says." + name();
  }

  /// The English text with its places open.
  public String template() {
    return text;
  }

  /// One sentence with its arguments: numbers, and keys of words.
  public record Sentence(Says says, List<Object> args) {
    public Sentence {
      args = List.copyOf(args);
    }

    public String english() {
      var out = says.text;
      for (var at = 0; at < args.size(); at++) {
        out = out.replace("{" + at + "}", args.get(at).toString());
      }
      return out;
    }
  }

  Sentence with(Object... args) {
    return new Sentence(this, List.of(args));
  }
}
