package abhaya.base.trail;

import abhaya.base.access.Actor;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// People of the trail's tests, and ways to look behind the product's back.
record TrailScenes(JdbcClient jdbc, TransactionTemplate transactions, String adminUrl) {
  static final UnitId STATE = UnitId.ofState(9);

  static Scope scope(long id, Role role, UnitId unit) {
    var posting = new Posting(id * 10, role, unit, LocalDate.EPOCH, null);
    var presence = new Presence("s" + id, Map.of(), Set.of());
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        posting,
        role.purpose(),
        presence,
        other -> {
          if (unit.equals(other)) return UnitRelation.OWN;
          return unit.equals(UnitId.NATION) ? UnitRelation.BELOW : UnitRelation.OTHER;
        });
  }

  static TrailAct anyAct() {
    return TrailAct.allowed("VIEW", "CASE", "any").with("rows", 3);
  }

  <T> T as(DatabaseContext context, Supplier<T> work) {
    return context.call(() -> Objects.requireNonNull(transactions.execute(s -> work.get())));
  }

  <T> T asProgram(Supplier<T> work) {
    return as(DatabaseContext.SYSTEM, work);
  }

  /// Rows as the transaction under way sees them, else as the program does.
  long count(String table) {
    Supplier<Long> ask =
        () ->
            Objects.requireNonNull(
                jdbc.sql("select count(*) from " + table).query(Long.class).single());
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? ask.get()
        : asProgram(ask);
  }

  /// Puts every entry there is in its place. An entry gets one only when all older transactions
  /// have ended, and the program's own run beside the test's.
  void settle(Sequencer sequencer) {
    long wanted = count("trail.entry");
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    do {
      sequencer.catchUp();
      if (count("trail.leaf") >= wanted) return;
    } while (System.nanoTime() < until);
    throw new AssertionError("an older transaction never ended");
  }

  /// As somebody who may do everything in the database and switches its guards off.
  void forge(String change) throws SQLException {
    try (var admin = DriverManager.getConnection(adminUrl)) {
      execute(admin, "set session_replication_role = replica");
      execute(admin, change);
    }
  }

  static void execute(Connection admin, String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
