package abhaya.response.intake;

import abhaya.base.access.Scope;
import abhaya.response.incident.CallBack;
import abhaya.response.signal.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL for the one signal that is open. The opening is on record before this is asked.
@Component
class OpenSignalQueries {
  private static final int PLACES_MAX = 50;

  private final JdbcClient jdbc;

  OpenSignalQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  Optional<OpenSignal> find(Scope scope, String handle) {
    return jdbc.sql(
            """
            select s.id, s.handle, s.reference, s.channel, s.meaning, s.received_at, s.happened_at,
                   s.client is not null as proven, s.flags, s.language,
                   s.call_back as missed, c.number, c.words, d.outcome,
                   (select count(*) from intake.caller o
                     where o.number = c.number and o.signal_id <> s.id) as called_before,
                   (select count(*) from intake.caller o
                      join intake.disposition e on e.signal_id = o.signal_id
                     where o.number = c.number and o.signal_id <> s.id
                       and e.outcome = 'ABUSIVE') as abused_before
              from intake.signal s
              left join intake.caller c on c.signal_id = s.id
              left join intake.disposition d on d.signal_id = s.id
             where s.handle = :handle
            """)
        .param("handle", handle)
        .query((row, number) -> opened(row))
        .optional();
  }

  private OpenSignal opened(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    return new OpenSignal(
        id,
        row.getString("handle"),
        row.getString("reference"),
        row.getString("channel"),
        row.getString("meaning"),
        row.getBoolean("missed"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        instant(row, "happened_at"),
        row.getBoolean("proven"),
        SignalQueries.words(row.getArray("flags")),
        row.getString("language"),
        Optional.ofNullable(row.getString("number")).flatMap(PhoneNumber::read).orElse(null),
        row.getString("words"),
        row.getString("outcome"),
        row.getLong("called_before"),
        row.getLong("abused_before"),
        places(id),
        tries(id));
  }

  private List<OpenSignal.Place> places(long id) {
    return jdbc.sql(
            """
            select l.lat, l.lon, l.radius_metres, l.confidence_percent, l.method, l.source,
                   l.fixed_at, l.received_at
              from intake.location l
              join intake.signal s on s.id = l.signal_id
             where s.id = :id or s.lead_id = :id
             order by l.received_at desc, l.id desc
             limit :most
            """)
        .param("id", id)
        .param("most", PLACES_MAX)
        .query((row, number) ->
            new OpenSignal.Place(
                row.getDouble("lat"),
                row.getDouble("lon"),
                row.getObject("radius_metres", Double.class),
                row.getObject("confidence_percent", Integer.class),
                row.getString("method"),
                row.getString("source"),
                instant(row, "fixed_at"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private List<CallBack.Try> tries(long id) {
    return jdbc.sql(
            """
            select tried_at, outcome from intake.call_back where signal_id = :id order by attempt
            """)
        .param("id", id)
        .query((row, number) ->
            new CallBack.Try(
                row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                CallBack.Outcome.valueOf(row.getString("outcome"))))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var at = row.getObject(name, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
