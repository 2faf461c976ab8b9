package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Who has which incident open, for twenty seconds from the last sign of life, whichever machine
/// serves her. An open page gives a sign each second or two; one in five seconds is written down.
@Component
class Presences {
  private static final Logger LOG = LoggerFactory.getLogger(Presences.class);
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final Duration WRITTEN = Duration.ofSeconds(5);
  private static final int MOST = 20_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<String, Here> open = new ConcurrentHashMap<>();

  Presences(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What this machine wrote last of a person.
  private record Here(String incident, Instant at) {}

  /// Nobody's page fails because it could not be written.
  void seen(Scope scope, String incident) {
    if (open.size() > MOST) open.clear();
    var person = scope.person();
    var now = clock.instant();
    var last = open.get(person.handle());
    if (last != null && last.incident().equals(incident)) {
      if (last.at().isAfter(now.minus(WRITTEN))) return;
    }
    open.put(person.handle(), new Here(incident, now));
    try {
      write(person.handle(), incident, person.displayName(), now);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("a presence was not written: {}", e.getClass().getSimpleName());
    }
  }

  private void write(String person, String incident, String name, Instant now) {
    program(() ->
        jdbc.sql(
                """
                with gone as (
                  delete from dispatch.presence where seen_at < :old and person <> :person)
                insert into dispatch.presence (person, incident, name, seen_at)
                values (:person, :incident, :name, :now)
                on conflict (person) do update
                   set incident = excluded.incident, name = excluded.name,
                       seen_at = excluded.seen_at
                """)
            .param("person", person)
            .param("incident", incident)
            .param("name", name)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("old", now.minus(KEPT.multipliedBy(3)).atOffset(ZoneOffset.UTC))
            .update());
  }

  /// Whether this reader has had it open without a break: looking on is one look, not many.
  boolean isHere(Scope scope, String incident) {
    return program(() ->
        jdbc.sql(
                """
                select exists (
                  select from dispatch.presence
                   where person = :person and incident = :incident and seen_at > :since)
                """)
            .param("person", scope.person().handle())
            .param("incident", incident)
            .param("since", since())
            .query(Boolean.class)
            .single());
  }

  /// Names of the others who have it open.
  List<String> others(Scope scope, String incident) {
    return program(() ->
        jdbc.sql(
                """
                select name from dispatch.presence
                 where incident = :incident and person <> :person and seen_at > :since
                 order by name
                """)
            .param("incident", incident)
            .param("person", scope.person().handle())
            .param("since", since())
            .query(String.class)
            .list());
  }

  private OffsetDateTime since() {
    return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
