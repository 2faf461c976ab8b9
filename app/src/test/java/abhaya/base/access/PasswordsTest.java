package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords(1_000);

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    var hash = passwords.hash("monsoon over the ghats");
    assertThat(passwords.matches("monsoon over the ghats", hash)).isTrue();
    assertThat(passwords.matches("monsoon over the Ghats", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
    assertThat(hash).startsWith("{pbkdf2-sha256-600k}").doesNotContain("monsoon");
  }

  @Test
  void nobodyHasNoPasswordAtAll() {
    assertThat(passwords.matches("nobody's password", null)).isFalse();
  }

  @Test
  void anUnknownNamesPasswordTakesTheWorkOfAKnownOnes() {
    var known = passwords.hash("monsoon over the ghats");
    assertThat(passwords.nobody).hasSameSizeAs(known).startsWith("{pbkdf2-sha256-600k}");
    // no refusal before the work: it is compared as a hash of a right form
    assertThat(passwords.isOutdated(passwords.nobody)).isEqualTo(passwords.isOutdated(known));
    assertThat(passwords.matches("monsoon over the ghats", passwords.nobody)).isFalse();
    assertThat(new Passwords(1_000).nobody).isNotEqualTo(passwords.nobody);
  }

  @Test
  void anEndlessPasswordIsNotHashed() {
    var longest = "ab ".repeat(66) + "ab";
    var hash = passwords.hash(longest);
    assertThat(longest).hasSize(Passwords.LONGEST);
    assertThat(passwords.matches(longest, hash)).isTrue();
    assertThat(passwords.matches(longest + "a", hash)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "elevenchars,PASSWORD_SHORT",
    "twelve chars,",
    "asha.rao in the morning,PASSWORD_LIKE_NAME",
    "aaaaaaaaaaaaaaaa,PASSWORD_COMMON",
    "password123456,PASSWORD_COMMON",
    "Police@India2026,PASSWORD_COMMON",
    "123456789012,PASSWORD_COMMON",
    "नदी के पार का आम,",
    "monsoon over the ghats,",
  })
  void aNewPasswordIsLongAndNotTheFirstThingAnybodyTries(String password, Refusal refusal) {
    assertThat(PasswordRule.check(password, "asha.rao").orElse(null)).isEqualTo(refusal);
  }
}
