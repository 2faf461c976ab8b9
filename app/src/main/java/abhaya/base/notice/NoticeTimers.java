package abhaya.base.notice;

import abhaya.base.platform.Breaker;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Empties the outbox: takes what is due, hands it over, tries again with growing pauses, and parks
/// after five tries with an alarm.
@Component
class NoticeTimers implements SmartLifecycle {
  static final int TRIES_MAX = 5;

  private static final Logger LOG = LoggerFactory.getLogger(NoticeTimers.class);
  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final int PAUSE_GROWS = 4;

  private final OutboxStore store;
  private final TransactionTemplate transactions;
  private final Events events;
  private final WordBook book;
  private final NoticeSettings settings;
  private final Clock clock;
  private final @Nullable MailPost mail;
  private final @Nullable SmsGateway sms;
  private final Map<Way, Breaker> breakers = new EnumMap<>(Way.class);
  private final Random jitter = new Random();
  private final Semaphore over = new Semaphore(0);
  private volatile boolean running;

  NoticeTimers(
      OutboxStore store,
      TransactionTemplate transactions,
      Events events,
      WordBook book,
      NoticeSettings settings,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.events = events;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
    var server = settings.mail();
    this.mail = server == null ? null : new MailPost(server);
    var gateway = settings.sms();
    this.sms = gateway == null ? null : new SmsGateway(gateway, json);
    for (var way : Way.values()) breakers.put(way, new Breaker());
  }

  /// Sends what is due; the answer is how many left the house.
  int sendDue(Instant now) {
    var left = 0;
    for (var way : Way.values()) {
      if (!settings.has(way)) continue;
      var allowed = breaker(way).allows(now, AT_ONCE);
      if (allowed == 0) continue;
      for (var one : claim(way, now, allowed)) {
        if (send(one, now)) left++;
      }
    }
    return left;
  }

  Breaker breaker(Way way) {
    return Objects.requireNonNull(breakers.get(way));
  }

  private List<Outgoing> claim(Way way, Instant now, int most) {
    return DatabaseContext.SYSTEM.call(
        () -> transactions.execute(status -> store.claim(way, now, most)));
  }

  private boolean send(Outgoing one, Instant now) {
    var leaves = one.mayLeaveAt(now);
    if (leaves.isAfter(now)) {
      settle(() -> store.later(one, leaves, false));
      return false;
    }
    if (one.address().isEmpty()) {
      settle(() -> park(one, "no-address", now));
      return false;
    }
    var came = hand(one, now);
    if (came == Sent.LATER) breaker(one.way()).failed(now);
    else breaker(one.way()).worked();
    settle(() -> keep(one, came, now));
    return came == Sent.DONE;
  }

  private void keep(Outgoing one, Sent came, Instant now) {
    if (came == Sent.DONE) {
      store.sent(one.id(), now);
    } else if (came == Sent.LATER && one.tries() < TRIES_MAX) {
      store.later(one, now.plus(pause(one.tries())), true);
    } else {
      park(one, came == Sent.REFUSED ? "refused" : "five-tries", now);
    }
  }

  private void park(Outgoing one, String fault, Instant now) {
    store.park(one.id(), fault, now);
    events.tell(new NoticeParked(one.handle()));
    LOG.error("notice-parked {}", one.handle());
  }

  private void settle(Runnable change) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> change.run()));
  }

  /// 30 seconds, two minutes, eight, half an hour; each up to a third longer or shorter.
  private Duration pause(int tries) {
    var plain = FIRST_PAUSE.toMillis() * (long) Math.pow(PAUSE_GROWS, tries - 1.0);
    return Duration.ofMillis(plain * 2 / 3 + (long) (jitter.nextDouble() * plain * 2 / 3));
  }

  private Sent hand(Outgoing one, Instant now) {
    var words = book.in(one.language().equals("hi") ? Language.HINDI : Language.ENGLISH);
    var link = settings.link() + "/notices/" + one.handle();
    var text = words.say("notice.text", one.updates(), one.handle(), link);
    if (one.way() == Way.MAIL) {
      if (mail == null) return Sent.LATER;
      return mail.send(one.handle(), one.address(), words.say("notice.subject"), text, now);
    }
    return sms == null ? Sent.LATER : sms.send(one.handle(), one.address(), text);
  }

  @Override
  public void start() {
    running = true;
    if (!settings.sends() || (mail == null && sms == null)) return;
    Thread.ofPlatform().name("notices").daemon().start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (over.tryAcquire(5, TimeUnit.SECONDS)) return;
        while (running && sendDue(clock.instant()) >= AT_ONCE) LOG.debug("more notices are due");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("notices were not sent: {}", e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    over.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
