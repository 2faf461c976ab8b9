package abhaya.base.push;

import abhaya.base.access.Actor;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// People with an account and a posting of a station, and the sender's step on demand.
public final class PushPeople {
  private static final AtomicLong NUMBER = new AtomicLong(880_000);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final PushTimers timers;
  private final Clock clock;

  PushPeople(JdbcClient jdbc, TransactionTemplate transactions, PushTimers timers, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.timers = timers;
    this.clock = clock;
  }

  /// Somebody of this role at the station, as she is signed in.
  public Scope anyone(Role role) {
    var id = NUMBER.incrementAndGet();
    var handle = "aPerson" + "0".repeat(9) + id;
    program(() ->
        jdbc.sql(
                "insert into access.person (id, handle, display_name) values (:id, :handle,"
                    + " 'A')")
            .param("id", id)
            .param("handle", handle)
            .update());
    return hired(id, handle, role);
  }

  /// The same for a person who is there, and has no account yet.
  public Scope hired(long id, String handle, Role role) {
    var posting =
        program(() -> {
          jdbc.sql(
                  """
                  insert into access.account (person_id, username, password_hash, totp_sealed)
                  values (:id, 'push.' || :id, 'x', 'x')
                  """)
              .param("id", id)
              .update();
          return jdbc.sql(
                  """
                  insert into access.posting (person_id, role, unit_id, valid)
                  values (:id, :role, :unit, daterange('2000-01-02', null)) returning id
                  """)
              .param("id", id)
              .param("role", role.name())
              .param("unit", FewUnits.STATION.value())
              .query(Long.class)
              .single();
        });
    return new Scope(
        new Actor(id, handle, "A"),
        new Posting(posting, role, FewUnits.STATION, LocalDate.of(2000, 1, 2), null),
        role.purpose(),
        new Presence("session-" + id, Map.of(), Set.of()),
        unit -> FewUnits.STATION.equals(unit) ? UnitRelation.OWN : UnitRelation.OTHER);
  }

  /// The sender's next step, to its end.
  public void send() {
    sendAt(clock.instant());
  }

  void sendAt(Instant now) {
    for (Future<?> one : timers.sendDue(now)) {
      try {
        one.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// How many browsers are kept for somebody.
  public int browsers(Scope scope) {
    return program(() ->
        jdbc.sql("select count(*) from push.subscription where person_id = :id")
            .param("id", scope.person().id())
            .query(Integer.class)
            .single());
  }

  /// What is on its way, to whomever.
  public int waiting() {
    return program(
        () -> jdbc.sql("select count(*) from push.message").query(Integer.class).single());
  }

  /// What another test left behind is not this one's.
  public void forgetAll() {
    program(() -> jdbc.sql("delete from push.subscription").update());
    timers.breaker(PushPeer.one().host()).worked();
    PushPeer.one().answers(201, Map.of());
  }

  <T> T program(Supplier<T> work) {
    return act(DatabaseContext.SYSTEM, work);
  }

  <T> T as(Scope scope, Supplier<T> work) {
    return act(scope.context(), work);
  }

  private <T> T act(DatabaseContext context, Supplier<T> work) {
    return context.call(() -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
