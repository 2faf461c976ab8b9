package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.response.intake.QueueRanking.Skill;
import abhaya.response.intake.QueueRanking.Taker;
import abhaya.response.intake.QueueRanking.Waiter;
import abhaya.response.intake.QueueRanking.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is taken next.
class QueueRankingTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Taker ASHA = new Taker("p1", Set.of("hi", "en"), Set.of(Skill.WOMEN_DESK));

  @Test
  void theGravestComesFirstWhateverSheSpeaks() {
    var grave = waiter("grave", 1, 1, "ta", null);
    var older = waiter("older", 2, 60, "hi", null);
    assertThat(order(older, grave)).containsExactly("grave", "older");
  }

  @Test
  void withinAClassTheOldestComesFirst() {
    assertThat(order(waiter("b", 2, 5, "hi", null), waiter("a", 2, 9, "hi", null)))
        .containsExactly("a", "b");
  }

  @Test
  void anotherLanguageWaitsForItsTakerButNotForEver() {
    var tamil = waiter("tamil", 2, 14, "ta-IN", null);
    var hindi = waiter("hindi", 2, 2, "hi_IN", null);
    assertThat(order(tamil, hindi)).containsExactly("hindi", "tamil");
    var longer = waiter("tamil", 2, 15, "ta-IN", null);
    assertThat(order(longer, hindi)).containsExactly("tamil", "hindi");
    assertThat(why(longer)).containsExactly(Why.WAITED_TOO_LONG);
  }

  @Test
  void aSkillIsAskedForLikeALanguage() {
    assertThat(why(waiter("w", 2, 1, null, Skill.WOMEN_DESK))).containsExactly(Why.HAS_THE_SKILL);
    assertThat(why(waiter("t", 2, 1, null, Skill.TEXT))).containsExactly(Why.LATER);
  }

  @Test
  void anUnheardCallerComesToTheHeadOfHerClassAfterTenSeconds() {
    var early = unheard("early", 9);
    var due = unheard("due", 10);
    var older = waiter("older", 2, 14, "hi", null);
    assertThat(order(older, early)).containsExactly("older", "early");
    assertThat(order(older, due)).containsExactly("due", "older");
  }

  @Test
  void whoSpokeWithHerWithinTwoHoursTakesHerAgain() {
    var known = again("known", Duration.ofHours(2));
    var past = again("past", Duration.ofHours(2).plusSeconds(1));
    var older = waiter("older", 2, 14, "hi", null);
    assertThat(order(older, known)).containsExactly("known", "older");
    assertThat(order(older, past)).containsExactly("older", "past");
  }

  private static List<String> order(Waiter... waiting) {
    return QueueRanking.rank(List.of(waiting), ASHA, NOW).stream()
        .map(one -> one.waiter().handle())
        .toList();
  }

  private static List<Why> why(Waiter waiter) {
    return QueueRanking.rank(List.of(waiter), ASHA, NOW).getFirst().why();
  }

  private static Waiter waiter(
      String handle, int urgency, int seconds, @Nullable String language, @Nullable Skill needs) {
    var since = NOW.minusSeconds(seconds);
    return new Waiter(handle, urgency, since, language, needs, false, null, null);
  }

  private static Waiter unheard(String handle, int seconds) {
    return new Waiter(handle, 2, NOW.minusSeconds(seconds), "hi", null, true, null, null);
  }

  private static Waiter again(String handle, Duration ago) {
    return new Waiter(handle, 2, NOW.minusSeconds(1), "hi", null, false, "p1", NOW.minus(ago));
  }
}
