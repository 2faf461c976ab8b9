package abhaya.base.push;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is told while her page is closed, and where a module puts that she should be.
@Component
public class PushRegister {
  private static final int SECRET_BYTES = 16;

  private final PushSettings settings;
  private final VapidKey key;
  private final PushStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PushRegister(
      PushSettings settings,
      VapidKey key,
      PushStore store,
      TransactionTemplate transactions,
      Clock clock) {
    this.settings = settings;
    this.key = key;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What a browser says when it subscribes, as the page sends it on.
  public record Asked(@Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {
    /// Never prints the endpoint.
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /// What a page offers; empty where push is off.
  public Optional<PushOffer> offer(PushKind kind) {
    if (!settings.isOn()) return Optional.empty();
    return Optional.of(new PushOffer(key.point(), kind.home()));
  }

  /// Keeps a browser for the reader's session.
  ///
  /// @return false where it is none that may be told: another service, a key that is none, push off
  public boolean keep(Scope scope, PushKind kind, Asked asked, Language language) {
    var person = scope.person().id();
    var session = scope.presence().session();
    var owner = new Subscription.Owner(person, scope.posting().id(), session, null);
    return keep(kind, owner, asked, language);
  }

  /// Keeps a browser for whoever follows something without an account.
  ///
  /// @param holder handle of what is followed
  public boolean keep(String holder, PushKind kind, Asked asked, Language language) {
    return keep(kind, new Subscription.Owner(null, null, null, holder), asked, language);
  }

  private boolean keep(PushKind kind, Subscription.Owner owner, Asked asked, Language language) {
    if (!settings.isOn()) return false;
    var endpoint = asked.endpoint() == null ? "" : asked.endpoint();
    var target = PushTarget.of(endpoint, settings.hosts());
    var point = Curve.point(bytes(asked.p256dh()));
    var secret = bytes(asked.auth());
    if (target.isEmpty() || point.isEmpty() || secret.length != SECRET_BYTES) return false;
    var browser = new PushSeal.Browser(point.get(), secret);
    var one =
        new Subscription(
            kind, owner, endpoint, target.get().service(), browser, language.tag(), key.point());
    program(() -> store.keep(one, clock.instant()));
    return true;
  }

  private static byte[] bytes(@Nullable String word) {
    if (word == null || !word.matches("[A-Za-z0-9_-]{1,100}=*")) return new byte[0];
    try {
      return Base64.getUrlDecoder().decode(word);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /// The session has ended: nobody is told on its browser any more.
  public void forgetSession(String session) {
    program(() -> store.forgetSession(session));
  }

  /// She is not to be told of this kind any more, on whichever browser.
  public void forget(long person, PushKind kind) {
    program(() -> store.forgetPerson(person, kind));
  }

  /// Nobody is told of what is followed any more.
  public void forget(String holder, PushKind kind) {
    program(() -> store.forgetHolder(holder, kind));
  }

  /// This one browser; who knows its endpoint has it.
  public void forgetBrowser(@Nullable String endpoint, PushKind kind) {
    if (endpoint != null) program(() -> store.forgetEndpoint(endpoint, kind));
  }

  /// Puts in that these people should be told, in the caller's transaction, which is the program's
  /// own.
  ///
  /// @param lives after which it is worth nothing
  /// @return to how many browsers
  @Transactional(propagation = Propagation.MANDATORY)
  public int tell(PushKind kind, Collection<Long> people, Duration lives) {
    if (!settings.isOn() || people.isEmpty()) return 0;
    var now = clock.instant();
    return store.insertForPeople(kind, people, now, now.plus(lives));
  }

  /// The same for whoever follows something without an account.
  @Transactional(propagation = Propagation.MANDATORY)
  public int tell(PushKind kind, String holder, Duration lives) {
    if (!settings.isOn()) return 0;
    var now = clock.instant();
    return store.insertForHolder(kind, holder, now, now.plus(lives));
  }

  private void program(Runnable work) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> work.run()));
  }
}
