package abhaya.response.intake;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.Outage;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Meaning;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings one record of the journal into the database, once however often it comes.
///
/// A record the tables cannot hold is kept bare with its bytes; one that is no record at all is for
/// the journal to park. When the database is down nothing is judged: the record comes again.
@Component
class SignalReplay {
  static final String KEY_REUSED = "KEY_REUSED";
  static final String KEPT_BARE = "KEPT_BARE";
  static final String BODY_CUT = "CUT_SHORT";
  private static final Logger LOG = LoggerFactory.getLogger(SignalReplay.class);
  private static final int TRANSACTION_SECONDS = 10;

  private final SignalReading reading;
  private final SignalStore store;
  private final JoinStore joins;
  private final KeyMemory keys;
  private final Events events;
  private final TransactionTemplate transactions;

  SignalReplay(
      SignalReading reading,
      SignalStore store,
      JoinStore joins,
      KeyMemory keys,
      Events events,
      PlatformTransactionManager manager) {
    this.reading = reading;
    this.store = store;
    this.joins = joins;
    this.keys = keys;
    this.events = events;
    this.transactions = new TransactionTemplate(manager);
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transactions.setTimeout(TRANSACTION_SECONDS);
  }

  /// Remembers the answers given before the last start.
  void remember() {
    inTransaction(() ->
        store
            .lastKeys(KeyMemory.KEPT_MAX)
            .forEach(known ->
                keys.keep(known.handle(), new KeyMemory.Kept(known.digest(), known.receivedAt()))));
  }

  /// @throws UncheckedIOException the database is down
  /// @throws IllegalArgumentException this is no record of ours
  void take(long number, byte type, byte[] body) {
    if (type != Arrived.TYPE) throw new IllegalArgumentException("a type nobody knows");
    var arrived = Arrived.of(body);
    var digest = arrived.original().digest();
    keys.keep(arrived.handle(), new KeyMemory.Kept(digest, arrived.receivedAt()));
    try {
      inTransaction(() -> enter(number, arrived));
    } catch (DataAccessException | TransactionException e) {
      orDown(e);
      LOG.error("signal {} is kept bare: {}", arrived.handle(), e.getClass().getSimpleName());
      keepBare(number, arrived);
    }
  }

  private void keepBare(long number, Arrived arrived) {
    try {
      inTransaction(() -> {
        var origin = new SignalStore.Origin(arrived.handle(), number, arrived);
        store.insertBare(origin, bare(arrived), KEPT_BARE);
      });
    } catch (DataAccessException | TransactionException e) {
      orDown(e);
      throw new IllegalArgumentException("the database takes no such record", e);
    }
  }

  /// A refusal counts only from a database that answers, and one that was away when it was asked has
  /// refused nothing though it answers now.
  private void orDown(RuntimeException failure) {
    if (Outage.isIn(failure) || failure instanceof ConcurrencyFailureException) {
      throw new UncheckedIOException(new IOException("the database is away", failure));
    }
    try {
      inTransaction(() -> store.digest(""));
    } catch (DataAccessException | TransactionException e) {
      throw new UncheckedIOException(new IOException("the database is down", failure));
    }
  }

  private void enter(long number, Arrived arrived) {
    // a key that comes to two machines at once: the second finds the first, and is judged beside it
    joins.inTurn(List.of("s" + arrived.handle()));
    var known = store.digest(arrived.handle());
    if (known.isPresent() && known.get().equals(arrived.original().digest())) return;
    var flags = new ArrayList<String>();
    var handle = arrived.handle();
    if (known.isPresent()) {
      flags.add(KEY_REUSED);
      handle = keys.handleOf(handle + "\n" + arrived.original().digest());
    }
    if (arrived.cut()) flags.add(BODY_CUT);
    var readings = read(arrived);
    readings.forEach(one -> joins.inTurn(one.signal()));
    for (int i = 0; i < readings.size(); i++) {
      var own = i == 0 ? handle : keys.handleOf(handle + "\n" + i);
      enterOne(new SignalStore.Origin(own, number, arrived), readings.get(i), flags);
    }
  }

  private void enterOne(SignalStore.Origin origin, Reading one, List<String> flags) {
    var id = store.insert(origin, one, flags);
    if (id.isEmpty()) return;
    joins.join(id.get(), one.signal());
    var signal = one.signal();
    events.tell(new SignalKept(origin.handle(), signal.channel().name(), signal.receivedAt()));
  }

  private List<Reading> read(Arrived arrived) {
    var arrival =
        new Arrival(arrived.channel(), arrived.original(), arrived.receivedAt(), arrived.sender());
    try {
      return reading.read(arrival, arrived.seal());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("signal {} has no reader: {}", arrived.handle(), e.getClass().getSimpleName());
      return List.of(new Reading.Clean(bare(arrived)));
    }
  }

  private static Signal bare(Arrived arrived) {
    return new Signal(
        arrived.channel(),
        Meaning.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        arrived.receivedAt(),
        List.of(),
        Map.of(),
        null,
        arrived.original());
  }

  private void inTransaction(Runnable work) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> work.run()));
  }
}
