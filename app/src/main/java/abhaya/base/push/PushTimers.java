package abhaya.base.push;

import abhaya.base.access.PersonScopes;
import abhaya.base.platform.Breaker;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Rounds;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Hands messages over while they are worth something: takes what is due each second, tries again
/// with growing pauses or when the service says so, and lets go what is too late.
@Component
class PushTimers implements SmartLifecycle {
  static final int TRIES_MAX = 5;

  private static final Logger LOG = LoggerFactory.getLogger(PushTimers.class);
  private static final int AT_ONCE = 50;
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int PAUSE_GROWS = 3;

  private final PushSettings settings;
  private final PushStore store;
  private final PushPost post;
  private final VapidKey key;
  private final PushWords words;
  private final Around around;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Random jitter = new Random();
  private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds rounds = new Rounds("push", "messages to closed pages were not sent");

  PushTimers(
      PushSettings settings,
      PushStore store,
      PushPost post,
      VapidKey key,
      PushWords words,
      Around around) {
    this.settings = settings;
    this.store = store;
    this.post = post;
    this.key = key;
    this.words = words;
    this.around = around;
  }

  /// What the timers stand on.
  @Component("pushAround")
  record Around(PersonScopes people, TransactionTemplate transactions, Clock clock) {}

  /// What a notification says, in the reader's language.
  @Component
  record PushWords(WordBook book, JsonMapper json, List<PushKind> kinds) {
    PushKind kind(String code) {
      return kinds.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    boolean knows(String code) {
      return kinds.stream().anyMatch(one -> one.code().equals(code));
    }

    /// That an update waits, the page on which it does, and the handle of this message. No more.
    byte[] of(PushOutgoing one) {
      var said = book.in(one.language().equals("hi") ? Language.HINDI : Language.ENGLISH);
      return json.writeValueAsBytes(
          Map.of(
              "title", said.say("push.title"),
              "body", said.say("push.body"),
              "path", kind(one.kind()).home(),
              "handle", one.handle()));
    }
  }

  /// Takes what is due and hands each over on a thread of its own.
  List<Future<?>> sendDue(Instant now) {
    var sent = new ArrayList<Future<?>>();
    var room = free.availablePermits();
    if (room == 0) return sent;
    var due = store(() -> store.claim(key.point(), resting(now), now, room));
    for (var one : due) {
      free.acquireUninterruptibly();
      sent.add(pool.submit(() -> send(one, now)));
    }
    return sent;
  }

  private List<String> resting(Instant now) {
    return settings.hosts().stream().filter(host -> breaker(host).allows(now, 1) == 0).toList();
  }

  Breaker breaker(String service) {
    return breakers.computeIfAbsent(service, name -> new Breaker());
  }

  private void send(PushOutgoing one, Instant now) {
    try {
      if (!one.expiresAt().isAfter(now)) {
        LOG.info("push {} was too late", one.handle());
        settle(() -> store.over(one.id()));
      } else if (!mayStillBeTold(one)) {
        settle(() -> store.forget(one.subscription()));
      } else {
        var came = post.send(letter(one, now));
        if (came.what() == PushCame.What.LATER) breaker(one.service()).failed(now);
        else breaker(one.service()).worked();
        settle(() -> keep(one, came, now));
      }
    } catch (RuntimeException e) {
      LOG.warn("push {}: {}", one.handle(), e.getClass().getSimpleName());
    } finally {
      free.release();
    }
  }

  /// Account, posting and right, as they are now.
  private boolean mayStillBeTold(PushOutgoing one) {
    if (!words.knows(one.kind())) return false;
    var person = one.person();
    var posting = one.posting();
    var needs = words.kind(one.kind()).needs();
    if (person == null || posting == null || needs == null) return needs == null;
    return around.people().of(person, posting).filter(scope -> scope.may(needs)).isPresent();
  }

  private PushPost.Letter letter(PushOutgoing one, Instant now) {
    var lives = Math.max(1, Duration.between(now, one.expiresAt()).toSeconds());
    var sealed = PushSeal.seal(words.of(one), one.browser());
    return new PushPost.Letter(one.endpoint(), sealed, lives);
  }

  private void keep(PushOutgoing one, PushCame came, Instant now) {
    switch (came.what()) {
      case DONE -> store.over(one.id());
      case GONE -> store.forget(one.subscription());
      case REFUSED -> giveUp(one, "refused");
      case LATER -> {
        var asked = came.pause();
        var at = now.plus(asked == null ? pause(one.tries()) : asked);
        if (one.tries() >= TRIES_MAX) giveUp(one, "five-tries");
        else if (!at.isBefore(one.expiresAt())) giveUp(one, "too-late");
        else store.later(one.id(), at);
      }
    }
  }

  /// The page itself shows what waits: nobody has to look through messages that did not ring.
  private void giveUp(PushOutgoing one, String why) {
    LOG.warn("push {} given up: {}", one.handle(), why);
    store.over(one.id());
  }

  /// Two seconds, six, 18, 54; each up to a third longer or shorter.
  private Duration pause(int tries) {
    var plain = FIRST_PAUSE.toMillis() * (long) Math.pow(PAUSE_GROWS, tries - 1.0);
    return Duration.ofMillis(plain * 2 / 3 + (long) (jitter.nextDouble() * plain * 2 / 3));
  }

  private void settle(Runnable change) {
    store(() -> {
      change.run();
      return true;
    });
  }

  private <T> T store(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(around.transactions().execute(status -> work.get())));
  }

  @Override
  public void start() {
    if (!settings.isOn() || !settings.sends()) return;
    rounds.start(ROUND, ROUND, () -> sendDue(around.clock().instant()));
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
