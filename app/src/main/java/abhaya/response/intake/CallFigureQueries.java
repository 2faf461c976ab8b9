package abhaya.response.intake;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How calls were answered: counts only, of the whole centre.
///
/// What a known program sends as a test is in none of them.
///
/// To be asked under the program's own context after the reader's right was decided: who may see the
/// figures need not see the signals.
@Component
public class CallFigureQueries {
  private final JdbcClient jdbc;

  CallFigureQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param within15 answered within 15 s, of those offered; `within20` likewise
  /// @param abandoned over before anybody answered
  /// @param unreturned of those, with no try to call back yet
  public record Calls(
      long offered, long answered, long within15, long within20, long abandoned, long unreturned) {}

  @Transactional(readOnly = true)
  public Calls calls(Scope scope, Instant from, Instant to) {
    return jdbc.sql(
            """
            with call as (
              select s.id, s.over and not s.answered as abandoned,
                     extract(epoch from coalesce(
                       (select min(p.received_at) from intake.signal p
                         where p.lead_id = s.id and p.answered),
                       case when s.answered then s.received_at end) - s.received_at) as seconds,
                     exists (select from intake.call_back b where b.signal_id = s.id)
                       or exists (select from intake.disposition d where d.signal_id = s.id)
                       as returned
                from intake.signal s
               where s.channel = 'VOICE' and s.lead_id is null
                 and s.received_at >= :from and s.received_at < :to
                 and not (s.client is not null
                          and exists (select from intake.caller c
                                       where c.signal_id = s.id
                                         and c.facts ->> 'test' is not null))
                 and not exists (select from intake.disposition d
                                  where d.signal_id = s.id and d.outcome = 'TEST'))
            select count(*) as offered,
                   count(seconds) as answered,
                   count(*) filter (where seconds <= 15) as within15,
                   count(*) filter (where seconds <= 20) as within20,
                   count(*) filter (where abandoned) as abandoned,
                   count(*) filter (where abandoned and not returned) as unreturned
              from call
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            new Calls(
                row.getLong("offered"),
                row.getLong("answered"),
                row.getLong("within15"),
                row.getLong("within20"),
                row.getLong("abandoned"),
                row.getLong("unreturned")))
        .single();
  }
}
