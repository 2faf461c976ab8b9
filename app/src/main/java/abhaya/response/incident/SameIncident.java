package abhaya.response.incident;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether two reports may be one incident. The machine proposes; only for one and the same caller
/// does it attach by itself, and never two victims' cries of panic.
public final class SameIncident {
  static final double NUMBER = 0.15;
  static final double NEARNESS = 0.40;
  static final double TIME = 0.20;
  static final double TYPE = 0.15;
  static final double TEXT = 0.10;

  private static final double ATTACH = 0.8;
  private static final double PROPOSE = 0.5;
  private static final Duration SAME_CALLER_MAX = Duration.ofMinutes(30);
  private static final double FADES_MINUTES = 20;
  private static final double SLACK_METRES = 150;
  private static final double VAGUE_METRES = 200;
  private static final int WORD_LENGTH_MIN = 3;

  private SameIncident() {}

  /// What is known of one report.
  ///
  /// @param caller a token that is the same for the same number; null where there is none
  /// @param radiusMetres how far the place may be wrong
  /// @param panic a victim's own press or cry, as against a report about somebody
  public record Report(
      @Nullable String caller,
      Instant at,
      @Nullable Point place,
      double radiusMetres,
      @Nullable IncidentType type,
      String text,
      boolean panic) {}

  /// What to do with the later of the two.
  public enum Advice {
    /// As one more call of the same incident.
    ATTACH,
    /// A person decides.
    PROPOSE,
    NEW
  }

  /// The parts of the score, each between 0 and 1, so that a person sees why.
  public record Closeness(
      double number, double nearness, double time, double type, double text, Advice advice) {
    public double score() {
      return NUMBER * number + NEARNESS * nearness + TIME * time + TYPE * type + TEXT * text;
    }
  }

  public static Closeness compare(Report one, Report other) {
    var apart = Duration.between(one.at(), other.at()).abs();
    double number = sameCaller(one, other) && apart.compareTo(SAME_CALLER_MAX) <= 0 ? 1 : 0;
    double time = Math.exp(-apart.toMillis() / 60_000.0 / FADES_MINUTES);
    var parts =
        new Closeness(
            number,
            nearness(one, other),
            time,
            affinity(one.type(), other.type()),
            likeness(one.text(), other.text()),
            Advice.NEW);
    return new Closeness(
        parts.number(),
        parts.nearness(),
        parts.time(),
        parts.type(),
        parts.text(),
        advice(parts.score(), one, other));
  }

  private static Advice advice(double score, Report one, Report other) {
    if (score < PROPOSE) return Advice.NEW;
    var sameCaller = sameCaller(one, other);
    var twoVictims = one.panic() && other.panic() && !sameCaller;
    return score >= ATTACH && sameCaller && !twoVictims ? Advice.ATTACH : Advice.PROPOSE;
  }

  private static boolean sameCaller(Report one, Report other) {
    return one.caller() != null && one.caller().equals(other.caller());
  }

  /// A circle of two kilometres overlaps everything and so proves little.
  private static double nearness(Report one, Report other) {
    var here = one.place();
    var there = other.place();
    if (here == null || there == null) return 0;
    double reach = one.radiusMetres() + other.radiusMetres() + SLACK_METRES;
    double overlap = Math.max(0, 1 - here.metresTo(there) / reach);
    double vague = Math.max(one.radiusMetres(), other.radiusMetres());
    return overlap / (1 + vague / VAGUE_METRES);
  }

  private static double affinity(@Nullable IncidentType one, @Nullable IncidentType other) {
    if (one == null || other == null) return 0;
    if (one.equals(other)) return 1;
    return one.group() == other.group() ? 0.6 : 0;
  }

  /// Shared words among all words; landmarks and vehicle numbers are words.
  private static double likeness(String one, String other) {
    var mine = words(one);
    var theirs = words(other);
    if (mine.isEmpty() || theirs.isEmpty()) return 0;
    var shared = new HashSet<>(mine);
    shared.retainAll(theirs);
    return (double) shared.size() / Math.min(mine.size(), theirs.size());
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", 500)) {
      if (word.length() >= WORD_LENGTH_MIN) words.add(word);
    }
    return words;
  }
}
