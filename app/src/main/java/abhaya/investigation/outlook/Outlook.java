package abhaya.investigation.outlook;

import abhaya.investigation.fair.Share;
import java.util.List;

/// What is known of a case's way to its last day. About obstacles, never about a person.
///
/// @param obstacles each with how long its holder usually takes, the one that holds longest first
/// @param baseRate how often cases at this stage went over
/// @param raw the chance of going over that the obstacles alone give
/// @param chance the share of past cases that looked like this one and went over
public record Outlook(
    long daysLeft,
    List<Line> obstacles,
    double baseRate,
    Share baseCounts,
    double raw,
    double chance,
    Prospect prospect,
    List<Says.Sentence> sentences) {

  public Outlook {
    obstacles = List.copyOf(obstacles);
    sentences = List.copyOf(sentences);
  }

  /// One obstacle.
  ///
  /// @param clears the chance that it is gone in the days left
  public record Line(Obstacle obstacle, long waited, Habit habit, double clears) {}

  /// The chance in a word, by the number that is shown.
  public enum Prospect {
    USUALLY_IN_TIME,
    OPEN,
    AT_RISK,
    USUALLY_OVER,
    IS_OVER;

    static Prospect of(long daysLeft, double chance) {
      if (daysLeft < 0) return IS_OVER;
      var shown = inHundred(chance);
      if (shown < 20) return USUALLY_IN_TIME;
      if (shown < 50) return OPEN;
      return shown < 80 ? AT_RISK : USUALLY_OVER;
    }

    public String messageKey() {
      return "outlook.prospect." + name();
    }
  }

  /// The chance as so many of a hundred, in steps of five: more would claim too much.
  public static int inHundred(double chance) {
    return (int) Math.round(chance * 20) * 5;
  }
}
