package abhaya.base.feed;

import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What stands beside every figure, read for everybody and kept for two seconds. Who asks first after
/// that goes on with the old value while it is read again; nobody is given one older than ten.
final class KeptValue<T> {
  private static final Logger LOG = LoggerFactory.getLogger(KeptValue.class);
  private static final Duration KEPT = Duration.ofSeconds(2);
  private static final Duration OLD = Duration.ofSeconds(10);

  private final Clock clock;
  private final TransactionTemplate transactions;
  private final Supplier<T> read;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Seen<T> seen;

  KeptValue(Clock clock, PlatformTransactionManager manager, Supplier<T> read) {
    this.clock = clock;
    this.transactions = new TransactionTemplate(manager);
    // read for everybody, so never under the reader whose transaction may be under way
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.read = read;
  }

  private record Seen<T>(Instant at, T value) {}

  T get() {
    var last = seen;
    if (last == null) return readNow();
    var age = Duration.between(last.at(), clock.instant()).abs();
    if (age.compareTo(KEPT) < 0) return last.value();
    if (age.compareTo(OLD) >= 0) return readNow();
    if (reading.compareAndSet(false, true)) Thread.ofVirtual().start(this::readAside);
    return last.value();
  }

  private void readAside() {
    try {
      readNow();
    } catch (RuntimeException e) {
      LOG.warn("a value beside the figures stays as it is: {}", e.getClass().getSimpleName());
    } finally {
      reading.set(false);
    }
  }

  private T readNow() {
    var now = clock.instant();
    var value =
        DatabaseContext.SYSTEM.call(
            () -> Objects.requireNonNull(transactions.execute(status -> read.get())));
    seen = new Seen<>(now, value);
    return value;
  }
}
