package abhaya.base.platform;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Says that there is something to read, once it is committed: to the readers of this machine at
/// once, to other machines by a notice of the database, one for all that came while the last was
/// under way.
///
/// The notice is not given in the transaction that tells: PostgreSQL lets transactions with a notice
/// commit one after the other, and each would wait for the disk of all before it (`NOTIFY`,
/// PostgreSQL 18). A notice that is lost with this machine, or never given, is made good by the look
/// that every reader takes each second.
@Component
class EventNotices implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EventNotices.class);

  /// Under which the database gives notice of the kinds that were told.
  static final String CHANNEL = "abhaya_event";

  private final EventReaders readers;
  private final Nodes nodes;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Set<String> untold = new TreeSet<>();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;

  EventNotices(
      EventReaders readers, Nodes nodes, JdbcClient jdbc, TransactionTemplate transactions) {
    this.readers = readers;
    this.nodes = nodes;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// To be called in the transaction that tells; nothing is said when it is rolled back.
  void afterCommit(String kind) {
    if (TransactionSynchronizationManager.getResource(this) instanceof Kinds known) {
      known.told.add(kind);
      return;
    }
    var kinds = new Kinds();
    kinds.told.add(kind);
    TransactionSynchronizationManager.bindResource(this, kinds);
    TransactionSynchronizationManager.registerSynchronization(kinds);
  }

  /// What the running transaction told of. A transaction of its own in the middle has its own.
  private final class Kinds implements TransactionSynchronization {
    private final Set<String> told = new TreeSet<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(EventNotices.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(EventNotices.this, this);
    }

    @Override
    public void afterCommit() {
      say(told);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(EventNotices.this);
    }
  }

  private void say(Set<String> kinds) {
    readers.wake(kinds);
    if (!nodes.hasOthers()) return;
    synchronized (untold) {
      untold.addAll(kinds);
    }
    news.release();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("event-notices").daemon().start(this::loop);
  }

  @Override
  public void stop() {
    running = false;
    news.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    while (running) {
      news.acquireUninterruptibly();
      news.drainPermits();
      try {
        tellOthers();
      } catch (RuntimeException e) {
        // they look by themselves
        if (running) LOG.warn("no notice was given: {}", e.getClass().getSimpleName());
      }
    }
  }

  /// What is lost when this fails is heard of by the next look.
  private void tellOthers() {
    var kinds = taken();
    if (kinds.isEmpty()) return;
    DatabaseContext.SYSTEM.run(() ->
        LazyCommit.run(() ->
            transactions.executeWithoutResult(status ->
                jdbc.sql("select pg_notify(:channel, :line)::text")
                    .param("channel", CHANNEL)
                    .param("line", nodes.self() + " " + String.join(",", kinds))
                    .query()
                    .listOfRows())));
  }

  private Set<String> taken() {
    synchronized (untold) {
      var kinds = new TreeSet<>(untold);
      untold.clear();
      return kinds;
    }
  }
}
