package abhaya.response.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of those who wait a call taker is given next, and why.
///
/// The gravest class comes first, within it the oldest: skill and language choose among takers,
/// never push a graver case back. Who waited too long for a taker of her language gets any taker.
final class QueueRanking {
  /// An unheard caller comes to the head of her class after this long.
  static final Duration CALL_BACK_AFTER = Duration.ofSeconds(10);

  /// After this long without a taker of her language anybody takes her.
  static final Duration LANGUAGE_WAITS_MAX = Duration.ofSeconds(15);

  /// Who spoke with a caller this lately takes her again, where free.
  static final Duration SAME_TAKER_WITHIN = Duration.ofHours(2);

  private QueueRanking() {}

  /// What a taker can do besides taking calls.
  enum Skill {
    WOMEN_DESK,
    TEXT
  }

  /// @param languages two letters each, small
  record Taker(String handle, Set<String> languages, Set<Skill> skills) {
    Taker {
      languages = Set.copyOf(languages);
      skills = Set.copyOf(skills);
    }
  }

  /// @param urgency 1 the gravest
  /// @param language as the signal names it; null: not said, anybody understands
  /// @param needs null: no skill in particular
  /// @param unheard to be called back
  /// @param lastTaker who spoke with the same number last, and when
  record Waiter(
      String handle,
      int urgency,
      Instant since,
      @Nullable String language,
      @Nullable Skill needs,
      boolean unheard,
      @Nullable String lastTaker,
      @Nullable Instant lastAt) {}

  /// Why somebody stands where she stands.
  enum Why {
    SPEAKS_HER_LANGUAGE,
    HAS_THE_SKILL,
    SPOKE_WITH_HER_BEFORE,
    WAITED_TOO_LONG,
    CALL_BACK_DUE,
    /// Another taker fits better, or she is not due yet.
    LATER
  }

  record Ranked(Waiter waiter, List<Why> why) {
    Ranked {
      why = List.copyOf(why);
    }

    private int later() {
      return why.contains(Why.LATER) ? 1 : 0;
    }

    private int rankInClass() {
      if (why.contains(Why.SPOKE_WITH_HER_BEFORE)) return 0;
      return why.contains(Why.CALL_BACK_DUE) ? 1 : 2;
    }
  }

  static List<Ranked> rank(List<Waiter> waiting, Taker taker, Instant now) {
    var ranked = new ArrayList<Ranked>();
    for (var waiter : waiting) ranked.add(new Ranked(waiter, why(waiter, taker, now)));
    ranked.sort(
        Comparator.comparingInt(Ranked::later)
            .thenComparingInt(one -> one.waiter().urgency())
            .thenComparingInt(Ranked::rankInClass)
            .thenComparing(one -> one.waiter().since())
            .thenComparing(one -> one.waiter().handle()));
    return List.copyOf(ranked);
  }

  private static List<Why> why(Waiter waiter, Taker taker, Instant now) {
    var why = new ArrayList<Why>();
    var waited = Duration.between(waiter.since(), now);
    var tooLong = waited.compareTo(LANGUAGE_WAITS_MAX) >= 0 || waiter.urgency() == 1;
    var language = waiter.language();
    var speaks = language != null && taker.languages().contains(base(language));
    if (speaks) why.add(Why.SPEAKS_HER_LANGUAGE);
    var skilled = waiter.needs() != null && taker.skills().contains(waiter.needs());
    if (skilled) why.add(Why.HAS_THE_SKILL);
    var lastAt = waiter.lastAt();
    var again =
        taker.handle().equals(waiter.lastTaker())
            && lastAt != null
            && Duration.between(lastAt, now).compareTo(SAME_TAKER_WITHIN) <= 0;
    if (again) why.add(Why.SPOKE_WITH_HER_BEFORE);
    var fits = (language == null || speaks) && (waiter.needs() == null || skilled);
    var due = !waiter.unheard() || waited.compareTo(CALL_BACK_AFTER) >= 0;
    if (waiter.unheard() && due) why.add(Why.CALL_BACK_DUE);
    if (!fits && tooLong) why.add(Why.WAITED_TOO_LONG);
    if (!due || (!fits && !tooLong && !again)) why.add(Why.LATER);
    return why;
  }

  /// The language without script and region.
  private static String base(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) end++;
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
