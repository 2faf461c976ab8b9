package abhaya.safecity.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// SQL that writes faults and their repair. The caller brings transaction and context.
@Repository
class TicketStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  TicketStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /// The things with a silence that is not closed.
  Set<Long> openSilent() {
    return new HashSet<>(
        jdbc.sql("select asset_id from asset.ticket where origin = 'SILENT' and state <> 'CLOSED'")
            .query((row, number) -> row.getLong("asset_id"))
            .list());
  }

  /// The things that approved maintenance keeps silent now.
  List<Long> underMaintenance(Instant now) {
    return jdbc.sql(
            """
            select asset_id from asset.ticket
             where cause = 'PLANNED_MAINTENANCE' and evidence <> '' and opened_at <= :now
               and coalesce(restored_at, closed_at, 'infinity') > :now
            """)
        .param("now", utc(now))
        .query((row, number) -> row.getLong("asset_id"))
        .list();
  }

  /// @return handle of the new ticket; empty if the silence is known already
  Optional<String> open(long asset, int unit, String origin, String note, Instant at) {
    return jdbc.sql(
            """
            insert into asset.ticket (asset_id, unit_id, opened_at, origin, note)
            values (:asset, :unit, :at, :origin, :note)
            on conflict do nothing
            returning handle::text
            """)
        .param("asset", asset)
        .param("unit", unit)
        .param("at", utc(at))
        .param("origin", origin)
        .param("note", note)
        .query(String.class)
        .optional();
  }

  /// The device is heard again; somebody still says why it was silent.
  void restored(long asset, Instant at) {
    jdbc.sql(
            """
            update asset.ticket
               set restored_at = greatest(:at, opened_at), version = version + 1
             where asset_id = :asset and origin = 'SILENT' and state <> 'CLOSED'
               and restored_at is null
            """)
        .param("asset", asset)
        .param("at", utc(at))
        .update();
  }

  void feedSilent(String city, int unit, int devices, Instant at) {
    jdbc.sql(
            """
            insert into asset.feed_silence (city, unit_id, since_at, devices)
            values (:city, :unit, :at, :devices)
            on conflict (city) where ended_at is null do update set devices = excluded.devices
            """)
        .param("city", city)
        .param("unit", unit)
        .param("at", utc(at))
        .param("devices", devices)
        .update();
  }

  void feedBack(String city, Instant at) {
    jdbc.sql("update asset.feed_silence set ended_at = :at where city = :city and ended_at is null")
        .param("city", city)
        .param("at", utc(at))
        .update();
  }

  static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getLong("id"),
        row.getString("handle"),
        row.getLong("asset_id"),
        row.getInt("unit_id"),
        row.getString("origin"),
        row.getString("state"),
        new Ticket.Cause(row.getString("cause"), row.getString("evidence")),
        new Ticket.Times(
            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
            at(row, "snoozed_until"),
            at(row, "repair_at"),
            at(row, "restored_at"),
            at(row, "closed_at")),
        row.getString("assigned_to"),
        row.getString("note"),
        row.getInt("version"));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /// Tickets to act on, locked, in one order so that two hands do not wait for each other.
  List<Ticket> lock(List<String> handles) {
    return jdbc.sql(
            "select * from asset.ticket where handle = any (:handles::uuid[]) order by id for"
                + " update")
        .param("handles", handles.toArray(String[]::new))
        .query((row, number) -> ticket(row))
        .list();
  }

  void save(Ticket ticket) {
    jdbc.sql(
            """
            update asset.ticket
               set state = :state, cause = :cause, evidence = :evidence, assigned_to = :assigned,
                   snoozed_until = :snoozed, repair_at = :repair, restored_at = :restored,
                   closed_at = :closed, note = :note, version = :version
             where id = :id
            """)
        .param("id", ticket.id())
        .param("state", ticket.state())
        .param("cause", ticket.cause().code())
        .param("evidence", ticket.cause().evidence())
        .param("assigned", ticket.assignedTo())
        .param("snoozed", orNull(ticket.times().snoozedUntil()))
        .param("repair", orNull(ticket.times().repairAt()))
        .param("restored", orNull(ticket.times().restoredAt()))
        .param("closed", orNull(ticket.times().closedAt()))
        .param("note", ticket.note())
        .param("version", ticket.version())
        .update();
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  /// An act with the ticket as it was before.
  record Act(String batch, String act, Ticket before, int version, long by, Instant at) {}

  void keep(Act act) {
    jdbc.sql(
            """
            insert into asset.ticket_act (batch, ticket_id, unit_id, act, before, version, by_person,
                                          acted_at)
            values (:batch, :ticket, :unit, :act, :before::jsonb, :version, :by, :at)
            """)
        .param("batch", UUID.fromString(act.batch()))
        .param("ticket", act.before().id())
        .param("unit", act.before().unit())
        .param("act", act.act())
        .param("before", json.writeValueAsString(act.before()))
        .param("version", act.version())
        .param("by", act.by())
        .param("at", utc(act.at()))
        .update();
  }

  /// The acts of a batch that can still be taken back by who did them.
  List<Act> undoable(String batch, long by, Instant since) {
    return jdbc.sql(
            """
            select act, before, version, acted_at from asset.ticket_act
             where batch = :batch and by_person = :by and not undone and acted_at >= :since
               and act <> 'UNDO'
             order by id
            """)
        .param("batch", UUID.fromString(batch))
        .param("by", by)
        .param("since", utc(since))
        .query((row, number) ->
            new Act(
                batch,
                row.getString("act"),
                json.readValue(row.getString("before"), Ticket.class),
                row.getInt("version"),
                by,
                row.getObject("acted_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void markUndone(String batch, long ticket) {
    jdbc.sql(
            "update asset.ticket_act set undone = true where batch = :batch and ticket_id ="
                + " :ticket")
        .param("batch", UUID.fromString(batch))
        .param("ticket", ticket)
        .update();
  }
}
