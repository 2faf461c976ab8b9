package abhaya.base.passkey;

import abhaya.base.access.Factor;
import abhaya.base.access.Session;
import abhaya.base.access.SessionRegister;
import abhaya.base.access.SignInAnswer;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds passkeys, takes them away, and takes their signatures for a sign-in or a fresh proof.
@Component
public class PasskeyDesk {
  private static final String KEY = "passkey.key";
  private static final int HANDLE_BYTES = 16;
  private static final int PASSKEYS_MAX = 20;

  private final PasskeyStore store;
  private final SessionRegister sessions;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Challenges challenges;
  private final KeyProof proof = new KeyProof();

  PasskeyDesk(
      PasskeyStore store,
      SessionRegister sessions,
      PlatformTransactionManager manager,
      DataFolder folder,
      Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.transactions = new TransactionTemplate(manager);
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.challenges = new Challenges(folder.secret(KEY), random);
  }

  /// What came of a wish to add a passkey.
  public enum Added {
    DONE,
    /// The answer proves nothing, comes too late or a second time.
    REFUSED,
    /// There are as many as anybody can have use for.
    ENOUGH
  }

  /// What the browser is asked for a new passkey (WebAuthn level 3, 5.4).
  public Wish.Add wishToAdd(Session session, RelyingParty party, String product, String unit) {
    var person = session.person();
    return new Wish.Add(
        text(challenges.next(Challenges.Act.ADD, session.handle(), clock.instant())),
        new Wish.Party(party.id(), product),
        new Wish.User(
            text(person.handle().getBytes(StandardCharsets.UTF_8)), unit, person.displayName()),
        KeyProof.ALGORITHMS.stream().map(number -> new Wish.Kind("public-key", number)).toList(),
        Challenges.LIFE.toMillis(),
        listIds(session).stream().map(id -> new Wish.Known("public-key", text(id))).toList(),
        new Wish.Selection("required", true, "required"),
        "none");
  }

  /// What the browser is asked for a sign-in: any passkey it has for us, so that the answer tells
  /// nobody who has an account.
  public Wish.Sign wishToSignIn(RelyingParty party) {
    return sign(party, challenges.next(Challenges.Act.SIGN_IN, "", clock.instant()), List.of());
  }

  /// What the browser is asked for a fresh proof: one of the reader's own.
  public Wish.Sign wishToProve(Session session, RelyingParty party) {
    var challenge = challenges.next(Challenges.Act.PROVE, session.handle(), clock.instant());
    return sign(party, challenge, listIds(session));
  }

  private static Wish.Sign sign(RelyingParty party, byte[] challenge, List<byte[]> allowed) {
    return new Wish.Sign(
        text(challenge),
        party.id(),
        Challenges.LIFE.toMillis(),
        "required",
        allowed.stream().map(id -> new Wish.Known("public-key", text(id))).toList());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The person's own passkeys, the oldest first.
  public List<Passkey> list(Session session) {
    return program(() -> store.list(session.person().handle()));
  }

  private List<byte[]> listIds(Session session) {
    return program(() -> store.listIds(session.person().handle()));
  }

  /// Adds a passkey that the browser answered with.
  ///
  /// @param json the answer, as browsers write it (WebAuthn level 3, 5.1)
  public Added add(Session session, RelyingParty party, String label, String json) {
    var challenge = proof.challengeOfNew(json);
    if (challenge.isEmpty()) return Added.REFUSED;
    if (!fits(challenge.get(), Challenges.Act.ADD, session.handle())) return Added.REFUSED;
    var key = proof.added(json, party, challenge.get());
    if (key.isEmpty()) return Added.REFUSED;
    var person = session.person().handle();
    return program(() -> {
      if (store.listIds(person).size() >= PASSKEYS_MAX) return Added.ENOUGH;
      if (!answer(challenge.get())) return Added.REFUSED;
      if (store.take(key.get().credentialId()).isPresent()) return Added.REFUSED;
      store.insert(new PasskeyStore.Fresh(handle(), person, label, key.get()), clock.instant());
      return Added.DONE;
    });
  }

  /// False if she has none of this handle.
  public boolean remove(Session session, String handle) {
    return program(() -> store.setRemoved(session.person().handle(), handle, clock.instant()));
  }

  /// Takes a removal back.
  public boolean restore(Session session, String handle) {
    return program(() -> store.setRemoved(session.person().handle(), handle, null));
  }

  /// Opens a session for the person whose passkey signed.
  public SignInAnswer signIn(RelyingParty party, String json, String browser) {
    var known = signed(party, json, Challenges.Act.SIGN_IN, "");
    return known
        .flatMap(one -> sessions.openByPasskey(one.person(), one.addedAt(), browser))
        .<SignInAnswer>map(SignInAnswer.Accepted::new)
        .orElseGet(SignInAnswer.Refused::new);
  }

  /// Proves the person of an open session once more; the session gets a new reference.
  public SignInAnswer prove(String reference, Session session, RelyingParty party, String json) {
    var known = signed(party, json, Challenges.Act.PROVE, session.handle());
    if (known.filter(one -> one.person().equals(session.person().handle())).isEmpty()) {
      return new SignInAnswer.Refused();
    }
    return sessions
        .prove(reference, session, Factor.PASSKEY)
        .<SignInAnswer>map(SignInAnswer.Accepted::new)
        .orElseGet(SignInAnswer.Over::new);
  }

  private Optional<PasskeyStore.Known> signed(
      RelyingParty party, String json, Challenges.Act act, String bound) {
    var claim = proof.claim(json);
    if (claim.isEmpty() || !fits(claim.get().challenge(), act, bound)) return Optional.empty();
    var challenge = claim.get().challenge();
    return program(() -> {
      var known = store.take(claim.get().credentialId());
      var after = known.flatMap(one -> proof.signed(json, party, challenge, one.key()));
      if (after.isEmpty() || !isHers(claim.get(), known.get()) || !answer(challenge)) {
        return Optional.<PasskeyStore.Known>empty();
      }
      store.used(
          claim.get().credentialId(),
          after.get().signatureCount(),
          after.get().backupState(),
          clock.instant());
      return known;
    });
  }

  /// A device that says whom it takes the reader for must be right.
  private static boolean isHers(KeyProof.Claim claim, PasskeyStore.Known known) {
    var said = claim.userHandle();
    return said == null || said.equals(text(known.person().getBytes(StandardCharsets.UTF_8)));
  }

  private boolean fits(byte[] challenge, Challenges.Act act, String bound) {
    return challenges.fits(challenge, act, bound, clock.instant());
  }

  private boolean answer(byte[] challenge) {
    return store.answer(hash(challenge), Challenges.endOf(challenge), clock.instant());
  }

  private String handle() {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform lacks SHA-256", e);
    }
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
