package abhaya.safecity.hotspot;

import abhaya.safecity.measure.WalkScore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Rows of remedies.
@Repository
class PlaceRemedyStore {
  private final JdbcClient jdbc;

  PlaceRemedyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String insert(Ground ground, Remedy remedy, long by, Instant at) {
    var handle = UUID.randomUUID();
    var order = remedy.packageHandle();
    jdbc.sql(
            """
            insert into hotspot.remedy (handle, city, unit_id, cell, factor, kind, package,
                                        ordered_on, entered_by, entered_at)
            values (:handle, :city, :unit, :cell, :factor, :kind, :package, :on, :by, :at)
            """)
        .param("handle", handle)
        .param("city", remedy.city())
        .param("unit", ground.unit().value())
        .param("cell", remedy.cell())
        .param("factor", remedy.factor().name())
        .param("kind", remedy.kind().name())
        .param("package", order == null ? null : UUID.fromString(order))
        .param("on", remedy.orderedOn())
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return handle.toString();
  }

  /// False if it stands already or was entered by the same person.
  boolean finish(String city, UUID handle, LocalDate on, long by) {
    return jdbc.sql(
                """
                update hotspot.remedy
                   set done_on = :on, done_by = :by
                 where handle = :handle and city = :city and done_on is null and entered_by <> :by
                """)
            .param("handle", handle)
            .param("city", city)
            .param("on", on)
            .param("by", by)
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  List<Remedy> list(String city) {
    return jdbc.sql(
            """
            select handle::text as handle, cell, factor, kind, package::text as package, ordered_on,
                   done_on
              from hotspot.remedy
             where city = :city
             order by ordered_on desc, handle
             limit 500
            """)
        .param("city", city)
        .query((row, number) ->
            new Remedy(
                row.getString("handle"),
                city,
                row.getInt("cell"),
                WalkScore.Factor.valueOf(row.getString("factor")),
                Remedy.Kind.valueOf(row.getString("kind")),
                row.getString("package"),
                row.getObject("ordered_on", LocalDate.class),
                row.getObject("done_on", LocalDate.class)))
        .list();
  }
}
