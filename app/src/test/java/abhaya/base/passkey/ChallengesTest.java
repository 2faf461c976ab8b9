package abhaya.base.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChallengesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final Challenges challenges = new Challenges(new byte[32], new SecureRandom());

  @Test
  void aChallengeFitsItsActAndSessionUntilItsEnd() {
    var challenge = challenges.next(Challenges.Act.PROVE, "one", NOW);
    var end = NOW.plus(Challenges.LIFE);
    assertThat(challenges.fits(challenge, Challenges.Act.PROVE, "one", NOW)).isTrue();
    assertThat(challenges.fits(challenge, Challenges.Act.PROVE, "one", end.minusMillis(1)))
        .isTrue();
    assertThat(challenges.fits(challenge, Challenges.Act.PROVE, "one", end)).isFalse();
    assertThat(challenges.fits(challenge, Challenges.Act.PROVE, "two", NOW)).isFalse();
    assertThat(challenges.fits(challenge, Challenges.Act.ADD, "one", NOW)).isFalse();
  }

  @Test
  void aChallengeOfAnotherHouseOrWithOneChangedBitDoesNotFit() {
    var challenge = challenges.next(Challenges.Act.SIGN_IN, "", NOW);
    var key = new byte[32];
    key[0] = 1;
    var others = new Challenges(key, new SecureRandom());
    assertThat(others.fits(challenge, Challenges.Act.SIGN_IN, "", NOW)).isFalse();
    for (var at = 0; at < challenge.length; at++) {
      var changed = challenge.clone();
      changed[at] ^= 1;
      assertThat(challenges.fits(changed, Challenges.Act.SIGN_IN, "", NOW))
          .as("byte " + at)
          .isFalse();
    }
    assertThat(challenges.fits(new byte[3], Challenges.Act.SIGN_IN, "", NOW)).isFalse();
  }

  @Test
  void noTwoChallengesAreAlike() {
    assertThat(challenges.next(Challenges.Act.SIGN_IN, "", NOW))
        .isNotEqualTo(challenges.next(Challenges.Act.SIGN_IN, "", NOW));
  }
}
