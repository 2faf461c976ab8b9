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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings records of the journal into the database, each once however often it comes.
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

  /// Names that are locked at once: the server has room for some thousands, of all who work. One body
  /// may hold a hundred people's messages; such ones go alone.
  private static final int NAMES_MAX = 500;

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

  /// One record, and what is to be read in it.
  private record Brought(long number, Arrived arrived, List<Reading> readings) {
    String handle() {
      return arrived.handle();
    }

    String digest() {
      return arrived.original().digest();
    }

    Stream<String> names() {
      var ofSignals = readings.stream().flatMap(one -> JoinStore.namesOf(one.signal()).stream());
      return Stream.concat(Stream.of("s" + handle()), ofSignals);
    }
  }

  /// Several with one commit, in their order: under a flood most of what one costs is its own.
  ///
  /// @return false where one of them has to be looked at alone: then none was taken
  /// @throws UncheckedIOException the database is down
  boolean tookTogether(List<JournalRecord> records) {
    try {
      var all = records.stream().map(one -> brought(one.number(), one.type(), one.body())).toList();
      // a refusal for want of locks would be no refusal of these, and come again for ever
      if (all.stream().flatMap(Brought::names).count() > NAMES_MAX) return false;
      inTransaction(() -> enter(all));
      return true;
    } catch (RuntimeException e) {
      if (Outage.isIn(e)) throw away(e);
      LOG.debug("{} records one by one: {}", records.size(), e.getClass().getSimpleName());
      return false;
    }
  }

  /// @throws UncheckedIOException the database is down
  /// @throws IllegalArgumentException this is no record of ours
  void take(long number, byte type, byte[] body) {
    var one = brought(number, type, body);
    try {
      inTransaction(() -> enter(List.of(one)));
    } catch (DataAccessException | TransactionException e) {
      orDown(e);
      LOG.error("signal {} is kept bare: {}", one.handle(), e.getClass().getSimpleName());
      keepBare(number, one.arrived());
    }
  }

  private Brought brought(long number, byte type, byte[] body) {
    if (type != Arrived.TYPE) throw new IllegalArgumentException("a type nobody knows");
    var arrived = Arrived.of(body);
    var one = new Brought(number, arrived, read(arrived));
    keys.keep(one.handle(), new KeyMemory.Kept(one.digest(), arrived.receivedAt()));
    return one;
  }

  private void keepBare(long number, Arrived arrived) {
    try {
      inTransaction(() -> {
        var origin = new SignalStore.Origin(arrived.handle(), number, arrived);
        store.insertBare(new SignalStore.Row(origin, bare(arrived), Set.of(KEPT_BARE)));
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
      throw away(failure);
    }
    try {
      inTransaction(() -> store.digests(List.of()));
    } catch (DataAccessException | TransactionException e) {
      throw away(failure);
    }
  }

  private static UncheckedIOException away(RuntimeException failure) {
    return new UncheckedIOException(new IOException("the database is away", failure));
  }

  private void enter(List<Brought> all) {
    // a key that comes to two machines at once: the second finds the first, and is judged beside it
    joins.inTurn(all.stream().flatMap(Brought::names).toList());
    var known = store.digests(all.stream().map(Brought::handle).toList());
    var rows = new LinkedHashMap<String, SignalStore.Row>();
    for (var one : all) {
      for (var row : rows(one, known)) rows.putIfAbsent(row.origin().handle(), row);
    }
    var written = store.insert(List.copyOf(rows.values()));
    if (written.isEmpty()) return;
    joins.join(written);
    events.tellAll(written.stream().map(SignalReplay::kept).toList());
  }

  /// @param known digests by handles, with those of the records before it
  private List<SignalStore.Row> rows(Brought one, Map<String, String> known) {
    var before = known.putIfAbsent(one.handle(), one.digest());
    if (one.digest().equals(before)) return List.of();
    var flags = new ArrayList<String>();
    var handle = one.handle();
    if (before != null) {
      flags.add(KEY_REUSED);
      handle = keys.handleOf(handle + "\n" + one.digest());
    }
    if (one.arrived().cut()) flags.add(BODY_CUT);
    var rows = new ArrayList<SignalStore.Row>();
    for (int i = 0; i < one.readings().size(); i++) {
      var own = i == 0 ? handle : keys.handleOf(handle + "\n" + i);
      var origin = new SignalStore.Origin(own, one.number(), one.arrived());
      rows.add(SignalStore.Row.of(origin, one.readings().get(i), flags));
    }
    return rows;
  }

  private static SignalKept kept(SignalStore.Written one) {
    var signal = one.signal();
    var handle = one.row().origin().handle();
    return new SignalKept(handle, signal.channel().name(), signal.receivedAt());
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
