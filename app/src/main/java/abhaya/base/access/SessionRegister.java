package abhaya.base.access;

import abhaya.base.platform.India;
import abhaya.base.platform.LazyCommit;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens, finds and ends sessions. The browser holds a random reference, the database its hash.
///
/// What was found is kept for half a second, here only: whatever ends a session anywhere, a
/// logout, a disabled account, the last day of a posting, has its effect within one second.
@Component
public class SessionRegister {
  private static final Duration KEPT = Duration.ofMillis(500);
  private static final int KEPT_MOST = 10_000;

  /// How exactly idling is known: writing the time on every request would cost a commit each.
  private static final Duration SEEN_STEP = Duration.ofSeconds(20);

  private static final Duration UNPROVEN_LIMIT = Duration.ofMinutes(5);
  private static final int BROWSER_LONGEST = 120;

  private final SessionStore sessions;
  private final PeopleStore people;
  private final ProgramWork program;
  private final Clock clock;
  private final Tokens tokens = new Tokens(new SecureRandom());
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

  SessionRegister(SessionStore sessions, PeopleStore people, ProgramWork program, Clock clock) {
    this.sessions = sessions;
    this.people = people;
    this.program = program;
    this.clock = clock;
  }

  private record Kept(Optional<Session> session, Instant until) {}

  /// Opens a session on one proof. Whatever reference the browser came with is left behind.
  ///
  /// @return the reference for the browser
  String open(long personId, Factor factor, String browser) {
    var reference = tokens.next();
    var start = new SessionStore.Start(tokens.next(), reference, personId, shown(browser));
    program.run(() -> sessions.insert(start, factor, clock.instant()));
    return reference;
  }

  /// The session of this reference, if it counts now.
  public Optional<Session> find(String reference) {
    var now = clock.instant();
    var known = kept.get(reference);
    if (known != null && now.isBefore(known.until())) return known.session();
    // that she was seen is known by twenty seconds anyway: no request waits for the disk for it
    var session = LazyCommit.call(() -> program.call(() -> load(reference, now)));
    if (kept.size() >= KEPT_MOST) kept.clear();
    kept.put(reference, new Kept(session, now.plus(KEPT)));
    return session;
  }

  /// Opens a session on a passkey, which is both factors in one.
  ///
  /// @param handle of the person to whom the passkey belongs
  /// @param addedAt when the passkey was added; one from before her factor was last reset is void
  /// @return the reference for the browser; empty if she may not sign in by it
  public Optional<String> openByPasskey(String handle, Instant addedAt, String browser) {
    var person = program.call(() -> people.findByPasskey(handle, addedAt));
    return person.map(id -> open(id, Factor.PASSKEY, browser));
  }

  /// Opens a session on the word of the operator's identity provider.
  ///
  /// @param username of the account here
  /// @param whole the provider asked for two factors itself; otherwise one is still to be given here
  /// @return the reference for the browser; empty if there is no such account that counts
  public Optional<String> openByProvider(String username, boolean whole, String browser) {
    var account = program.call(() -> people.findAccount(username));
    return account
        .filter(PeopleStore.Account::usable)
        .map(found -> open(found.personId(), whole ? Factor.PROVIDER : Factor.PASSWORD, browser));
  }

  /// A proof was given: the first of its kind or once more. The session gets a new reference.
  ///
  /// @param factor passkey or code
  public Optional<String> prove(String reference, Session session, Factor factor) {
    return renew(reference, session, () -> sessions.prove(session.id(), factor, clock.instant()));
  }

  /// Chooses among the postings that hold today. Rights change, so the reference does.
  public Optional<String> choosePosting(String reference, long postingId) {
    var session = find(reference).filter(Session::isProven);
    if (session.isEmpty()) return Optional.empty();
    var held = session.get().postings().stream().anyMatch(posting -> posting.id() == postingId);
    if (!held) return Optional.empty();
    return renew(reference, session.get(), () -> sessions.choose(session.get().id(), postingId));
  }

  /// Ends one of the person's own sessions.
  public boolean end(Actor person, String handle) {
    var ended = program.call(() -> sessions.end(person.id(), handle, clock.instant()));
    kept.clear();
    return ended > 0;
  }

  /// Ends all sessions of a person, in the caller's transaction; `forget` follows it.
  void endWithin(long personId) {
    sessions.end(personId, null, clock.instant());
  }

  /// Something changed that may end sessions: each is looked up again.
  void forget() {
    kept.clear();
  }

  /// The person's open sessions, the last used first.
  public List<OpenSession> listOwn(Actor person, String thisOne) {
    var oldest = clock.instant().minus(SessionLimits.LONGEST);
    return program.call(() -> sessions.list(person.id(), thisOne, oldest));
  }

  private Optional<String> renew(String reference, Session session, Runnable change) {
    var fresh = tokens.next();
    var open =
        program.call(() -> {
          var stillOpen = sessions.renew(session.id(), Tokens.hash(reference), Tokens.hash(fresh));
          if (stillOpen) change.run();
          return stillOpen;
        });
    kept.clear();
    return open ? Optional.of(fresh) : Optional.empty();
  }

  private Optional<Session> load(String reference, Instant now) {
    var found = sessions.find(Tokens.hash(reference));
    if (found.isEmpty() || !found.get().usable()) return Optional.empty();
    var row = found.get();
    var postings = people.listPostingsOn(row.person().id(), India.dateOf(now));
    var chosen = chosen(row.postingId(), postings);
    var session =
        new Session(row.id(), row.handle(), row.person(), row.factors(), postings, chosen);
    if (!counts(row, session, now)) return Optional.empty();
    if (row.lastSeenAt().plus(SEEN_STEP).isBefore(now)) sessions.seen(row.id(), now);
    return Optional.of(session);
  }

  /// No posting, no session; and the posting she chose must still hold.
  private static boolean counts(SessionStore.Row row, Session session, Instant now) {
    if (session.postings().isEmpty()) return false;
    if (row.postingId() != null && session.posting() == null) return false;
    return now.isBefore(
        SessionLimits.endsAt(row.createdAt(), row.lastSeenAt(), idleLimit(session)));
  }

  private static Duration idleLimit(Session session) {
    if (!session.isProven()) return UNPROVEN_LIMIT;
    return session.postings().stream()
        .map(posting -> posting.role().idleLimit())
        .min(Duration::compareTo)
        .orElse(UNPROVEN_LIMIT);
  }

  private static @Nullable Posting chosen(@Nullable Long postingId, List<Posting> postings) {
    if (postingId == null) return postings.size() == 1 ? postings.getFirst() : null;
    return postings.stream().filter(posting -> posting.id() == postingId).findFirst().orElse(null);
  }

  private static String shown(String browser) {
    var plain = browser.replaceAll("[^\\x20-\\x7e]", "");
    return plain.substring(0, Math.min(BROWSER_LONGEST, plain.length()));
  }
}
