package abhaya.response.intake;

import abhaya.base.access.Scope;
import java.sql.Array;
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

/// SQL for the control room's screens and for receipts. What a list reads holds nothing of a person.
@Component
class SignalQueries {
  static final int WAITING_MAX = 200;

  private final JdbcClient jdbc;

  SignalQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One row of the queue.
  ///
  /// @param urgency 1 to 3, before a person has looked
  /// @param missed the call was over before anybody answered
  /// @param radiusMetres of the newest place; null where no place is known
  record Waiting(
      long id,
      String handle,
      String reference,
      String channel,
      String meaning,
      int urgency,
      boolean missed,
      Instant receivedAt,
      @Nullable String takenBy,
      boolean proven,
      List<String> flags,
      int parts,
      boolean placed,
      @Nullable Double radiusMetres) {}

  /// Signals nobody has decided on: the gravest first, then the oldest.
  @Transactional(readOnly = true)
  List<Waiting> listWaiting(Scope scope, boolean missed) {
    return jdbc.sql(
            """
            select s.id, s.handle, s.reference, s.channel, s.meaning, s.received_at, s.taken_by,
                   s.client is not null as proven, s.flags, s.call_back as missed,
                   case when s.meaning in ('PANIC','TAMPER') or s.keyed then 1
                        when s.channel = 'VOICE' and not s.over then 1
                        else 2 end as urgency,
                   (select count(*) from intake.signal p where p.lead_id = s.id) + 1 as parts,
                   l.id is not null as placed, l.radius_metres
              from intake.signal s
              left join lateral (
                   select l.id, l.radius_metres
                     from intake.location l
                     join intake.signal o on o.id = l.signal_id
                    where o.id = s.id or o.lead_id = s.id
                    order by l.received_at desc, l.id desc limit 1) as l on true
             where s.lead_id is null and not s.decided
               and s.call_back = :missed
             order by urgency, s.received_at, s.channel, s.id
             limit :most
            """)
        .param("missed", missed)
        .param("most", WAITING_MAX)
        .query((row, number) -> waiting(row))
        .list();
  }

  /// How many wait: the queue, and those to be called back.
  record Counts(long waiting, long missed) {}

  @Transactional(readOnly = true)
  Counts counts(Scope scope) {
    return jdbc.sql(
            """
            select count(*) filter (where not s.call_back) as waiting,
                   count(*) filter (where s.call_back) as missed
              from intake.signal s
             where s.lead_id is null and not s.decided
            """)
        .query((row, number) -> new Counts(row.getLong("waiting"), row.getLong("missed")))
        .single();
  }

  @Transactional(readOnly = true)
  Optional<ReceiptDoor.Receipt> findReceipt(Scope scope, String handle) {
    return jdbc.sql(
            """
            select s.handle, s.reference, s.channel, s.received_at, s.flags, d.outcome
              from intake.signal s
              left join intake.disposition d on d.signal_id = coalesce(s.lead_id, s.id)
             where s.handle = :handle
            """)
        .param("handle", handle)
        .query((row, number) ->
            new ReceiptDoor.Receipt(
                row.getString("handle"),
                row.getString("reference"),
                row.getString("channel"),
                instant(row, "received_at"),
                words(row.getArray("flags")),
                row.getString("outcome")))
        .optional();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("reference"),
        row.getString("channel"),
        row.getString("meaning"),
        row.getInt("urgency"),
        row.getBoolean("missed"),
        instant(row, "received_at"),
        row.getString("taken_by"),
        row.getBoolean("proven"),
        words(row.getArray("flags")),
        row.getInt("parts"),
        row.getBoolean("placed"),
        row.getObject("radius_metres", Double.class));
  }

  private static Instant instant(ResultSet row, String name) throws SQLException {
    return row.getObject(name, OffsetDateTime.class).toInstant();
  }

  static List<String> words(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
