package abhaya.investigation.demo;

import abhaya.base.platform.DatabaseContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the plan and how far its load has come; each act a transaction of the program itself.
@Repository
class DemoPlanStore {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  DemoPlanStore(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  Optional<DemoPlan> find() {
    return call(() ->
        jdbc.sql("select name, seed, lived_until, loaded_at is not null as loaded from demo.plan")
            .query((row, number) ->
                new DemoPlan(
                    row.getString("name"),
                    row.getLong("seed"),
                    row.getTimestamp("lived_until").toInstant(),
                    row.getBoolean("loaded")))
            .optional());
  }

  void begin(DemoPlan plan) {
    call(() ->
        jdbc.sql(
                """
                insert into demo.plan (name, seed, lived_until)
                values (:name, :seed, :until)
                """)
            .param("name", plan.name())
            .param("seed", plan.seed())
            .param("until", Timestamp.from(plan.livedUntil()))
            .update());
  }

  Set<Integer> loadedStates() {
    return call(() ->
        new HashSet<>(jdbc.sql("select lgd from demo.loaded_state").query(Integer.class).list()));
  }

  void stateLoaded(int lgd, Instant now) {
    call(() ->
        jdbc.sql(
                """
                insert into demo.loaded_state (lgd, loaded_at) values (:lgd, :now)
                    on conflict (lgd) do nothing
                """)
            .param("lgd", lgd)
            .param("now", Timestamp.from(now))
            .update());
  }

  void finish(Instant now) {
    call(() ->
        jdbc.sql("update demo.plan set loaded_at = :now")
            .param("now", Timestamp.from(now))
            .update());
  }

  private <T> T call(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
