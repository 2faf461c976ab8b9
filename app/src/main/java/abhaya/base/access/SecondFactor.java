package abhaya.base.access;

import java.time.Clock;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// The authenticator codes of accounts: their secrets sealed, each code taken once.
@Component
class SecondFactor {
  private static final int CODE_LONGEST = 16;

  private final PeopleStore people;
  private final ProgramWork program;
  private final SecretBox box;
  private final Clock clock;

  SecondFactor(PeopleStore people, ProgramWork program, SecretBox box, Clock clock) {
    this.people = people;
    this.program = program;
    this.box = box;
    this.clock = clock;
  }

  byte[] seal(TotpSecret secret, long personId) {
    return box.seal(secret.bytes(), place(personId));
  }

  /// True if the code is right now and neither it nor a later one was taken before.
  boolean take(long personId, String code) {
    return program.call(() -> {
      var account = people.findAccount(personId);
      if (account.isEmpty()) return false;
      var sealed = HexFormat.of().parseHex(account.get().totpSealed());
      var secret = box.open(sealed, place(personId));
      var step =
          Totp.USUAL.findStep(secret, plain(code), clock.instant(), account.get().totpStep());
      return step.isPresent() && people.takeStep(personId, step.getAsLong());
    });
  }

  /// True if the code belongs to a secret that nobody has yet, as at enrolment.
  boolean fits(TotpSecret secret, String code) {
    return Totp.USUAL.findStep(secret.bytes(), plain(code), clock.instant(), -1).isPresent();
  }

  /// The secret offered behind a one-time link. It follows from the link and a key outside the
  /// database, so who reads the table of links does not know it.
  TotpSecret secretOf(String token) {
    return TotpSecret.of(box.derive("authenticator of link " + token));
  }

  /// People type the code in two groups.
  private static String plain(String code) {
    return code.length() > CODE_LONGEST ? "" : code.replaceAll("[ -]", "");
  }

  /// What a sealed secret is bound to: table, column and row.
  private static String place(long personId) {
    return "access.account|totp_sealed|" + personId;
  }
}
