package abhaya.base.platform;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Readers of the event table. Each keeps its own place, in the same transaction as what it does
/// with the events, so that each event takes effect once.
@Component
public class EventReaders implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EventReaders.class);

  private static final int QUIET_SECONDS = 10;

  private final EventTable table;
  private final DataSource dataSource;
  private final Whispers whispers;
  private final Nodes nodes;
  private final BulkTurns turns;
  private final List<EventReader> readers = new CopyOnWriteArrayList<>();
  private volatile boolean running;

  EventReaders(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      JsonMapper json,
      DataSource dataSource,
      Whispers whispers,
      Nodes nodes,
      BulkTurns turns) {
    this.whispers = whispers;
    this.nodes = nodes;
    this.turns = turns;
    this.table = new EventTable(jdbc, transactions, json);
    this.dataSource = dataSource;
  }

  /// Adds a reader; it begins when the program has started.
  ///
  /// @param name under which its place is kept
  /// @param kinds event names it wants; of others it hears nothing
  /// @param limit events handed over at once, in one transaction, at most
  /// @param handler runs in the reader's transaction, under the program's own context; it may hear
  ///     an event again after a failure
  public void add(String name, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    share(name, Supplier::get, kinds, limit, handler);
  }

  /// Adds a reader that has much to do behind a large import: each of its steps waits for its turn,
  /// and not for the disk. Nobody is told by a step that something is kept: where the database fails
  /// before a step is on the disk, the reader's place goes back with it, and the step is made again.
  ///
  /// @see #add(String, List, int, Consumer)
  public void addBulk(
      String name,
      BulkTurns.Rank rank,
      List<String> kinds,
      int limit,
      Consumer<List<Event>> handler) {
    share(name, new BulkTurn(turns, rank), kinds, limit, handler);
  }

  private record BulkTurn(BulkTurns turns, BulkTurns.Rank rank) implements EventReader.Turn {
    @Override
    public EventReader.Advance take(Supplier<EventReader.Advance> step) {
      return turns.call(rank, () -> LazyCommit.call(step::get));
    }

    @Override
    public void called() {
      if (rank == BulkTurns.Rank.FIRST) turns.callFirst();
    }

    @Override
    public boolean isBulk() {
      return true;
    }
  }

  private void share(
      String name,
      EventReader.Turn turn,
      List<String> kinds,
      int limit,
      Consumer<List<Event>> handler) {
    var own = List.copyOf(kinds);
    begin(name, own, limit, EventReader.shared(name, own, turn, handler, table));
  }

  /// Adds a reader for what this machine keeps in memory. Every machine has its own, and its place is
  /// in memory too: it begins where the table ends, with a call without events, for what was looked
  /// up before may be old; and so it does again where the database has lost what was heard last.
  ///
  /// @param handler runs in a transaction, under the program's own context; it may hear an event
  ///     again after a failure
  public void follow(String name, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    var own = List.copyOf(kinds);
    begin(name, own, limit, EventReader.own(own, handler, table));
  }

  private void begin(String name, List<String> kinds, int limit, EventReader.Way way) {
    var reader = new EventReader(name, kinds, limit, way);
    readers.add(reader);
    if (running) reader.start();
  }

  /// What was told after the event of this place, oldest first: for whoever comes back and knows
  /// where she left off. Moves no reader.
  ///
  /// @param xid transaction of the last event known
  /// @param id number of the last event known
  public List<Event> after(String xid, long id, List<String> kinds, int limit) {
    return DatabaseContext.SYSTEM.call(() -> table.after(xid, id, kinds, limit));
  }

  /// The last event that can be read now.
  public Optional<Event> last() {
    return DatabaseContext.SYSTEM.call(table::last);
  }

  /// Whether an event stands at this place of the table.
  public boolean has(String xid, long id) {
    return DatabaseContext.SYSTEM.call(() -> table.has(xid, id));
  }

  /// Whether the named reader has dealt with everything of its kinds told before this call.
  public boolean isUpToDate(String name) {
    return table.isUpToDate(name, named(name).kinds());
  }

  /// Lets the named reader rest: what it keeps is cheaper made anew at the end of a large work than
  /// moved with each step. After a start of the program nobody rests.
  public void hold(String name) {
    named(name).hold(true);
  }

  /// Lets the named reader go on where its place is.
  public void release(String name) {
    named(name).hold(false);
  }

  /// Moves the named reader past everything told so far, in the running transaction: what it keeps is
  /// being made anew. To be called before anything is looked up, for the reader takes its place first.
  public void passOver(String name) {
    table.passOver(name);
  }

  private EventReader named(String name) {
    return readers.stream().filter(one -> one.isNamed(name)).findFirst().orElseThrow();
  }

  @Override
  public void start() {
    running = true;
    readers.forEach(EventReader::start);
    Thread.ofPlatform().name("event-listener").daemon().start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    readers.forEach(EventReader::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listen() {
    while (running) {
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("listen " + EventNotices.CHANNEL + "; listen " + Whispers.CHANNEL);
        var notices = connection.unwrap(PGConnection.class);
        for (int quiet = 0; running; quiet++) {
          // a line that broke in silence gives no notices either
          if (quiet % QUIET_SECONDS == QUIET_SECONDS - 1) statement.execute("select 1");
          var heard = notices.getNotifications(1_000);
          if (heard == null) continue;
          for (var one : heard) hear(one);
        }
      } catch (SQLException e) {
        if (running) LOG.warn("event notices interrupted, SQL state {}", e.getSQLState());
        pause();
      }
    }
  }

  private void hear(PGNotification notice) {
    if (!notice.getName().equals(EventNotices.CHANNEL)) {
      whispers.heard(notice.getName(), notice.getParameter());
      return;
    }
    var said = notice.getParameter().split(" ", 2);
    // who told on this machine woke its readers
    if (said.length < 2 || said[0].equals(nodes.self())) return;
    wake(Set.of(said[1].split(",")));
  }

  /// Events of these kinds were committed.
  void wake(Set<String> kinds) {
    var meant = readers.stream().filter(reader -> reader.wants(kinds)).toList();
    meant.forEach(EventReader::call);
    meant.forEach(EventReader::wake);
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
