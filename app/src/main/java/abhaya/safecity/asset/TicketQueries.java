package abhaya.safecity.asset;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Faults for pages: one table over everything.
@Repository
@Transactional(readOnly = true)
class TicketQueries {
  static final int PAGE_SIZE = 50;

  private final JdbcClient jdbc;

  TicketQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What to look for.
  ///
  /// @param state `waiting` is all that wants somebody's hand now; else a state, in small letters
  record Ask(String state, String city, String kind, int page) {}

  private static final String WHERE =
      """
        from asset.ticket t
        join asset.asset a on a.id = t.asset_id
       where (:city = '' or a.city = :city)
         and (:kind = '' or a.kind = :kind)
         and case :state
               when 'waiting' then t.state in ('OPEN','ACKNOWLEDGED','ASSIGNED')
                                or t.state = 'SNOOZED' and t.snoozed_until <= :now
               when 'restored' then t.state <> 'CLOSED' and t.restored_at is not null
               else t.state = upper(:state) end
      """;

  private JdbcClient.StatementSpec asked(String sql, Ask ask, Instant now) {
    return jdbc.sql(sql)
        .param("city", ask.city())
        .param("kind", ask.kind())
        .param("state", ask.state())
        .param("now", now.atOffset(ZoneOffset.UTC));
  }

  List<Ticket> list(Scope scope, Ask ask, Instant now) {
    return asked(
            "select t.*" + WHERE + " order by t.opened_at, t.id limit :limit offset :offset",
            ask,
            now)
        .param("limit", PAGE_SIZE)
        .param("offset", (ask.page() - 1L) * PAGE_SIZE)
        .query((row, number) -> TicketStore.ticket(row))
        .list();
  }

  long count(Scope scope, Ask ask, Instant now) {
    return asked("select count(*)" + WHERE, ask, now).query(Long.class).single();
  }

  /// Open faults by city.
  Map<String, Long> openByCity(Scope scope) {
    var counts = new HashMap<String, Long>();
    jdbc.sql(
            """
            select a.city, count(*) as open from asset.ticket t join asset.asset a on a.id = t.asset_id
             where t.state <> 'CLOSED' group by a.city
            """)
        .query((row, number) -> counts.put(row.getString("city"), row.getLong("open")))
        .list();
    return counts;
  }
}
