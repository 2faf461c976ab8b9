package abhaya.safecity.plate;

import abhaya.base.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Hits, entries, searches and suspicions for pages. Which rows exist for the reader the database
/// decides.
@Repository
@Transactional(readOnly = true)
class PlateQueries {
  static final int PAGE_SIZE = 50;

  private final JdbcClient jdbc;
  private final PlateSeal seal;

  PlateQueries(JdbcClient jdbc, PlateSeal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /// One hit. `read` and `listed` are for its page and the table of those who watch, never for files.
  record HitLine(
      String handle,
      String kind,
      @Nullable String strength,
      @Nullable String witness,
      String state,
      String camera,
      String lane,
      Instant readAt,
      Instant receivedAt,
      String read,
      String listed,
      String action,
      String reason,
      String reference,
      String result,
      int version) {}

  private static final String HITS =
      """
      select h.handle::text as handle, h.kind, h.strength, h.witness, h.state, h.camera, h.lane,
             h.read_at, h.received_at, h.sealed, h.result, h.version, e.action, e.reason, e.reference
        from plate.hit h join plate.entry e on e.id = h.entry_id
      """;

  /// Which hits in which order.
  ///
  /// @param sort `kind`, `state`, `camera` or `at`; anything else: open ones, alarms first, the oldest
  ///     first; closed ones, the latest first
  record Way(boolean closed, String sort, boolean turned, int size, int page) {
    static Way usual(boolean closed, int page) {
      return new Way(closed, "", false, PAGE_SIZE, page);
    }

    private String order() {
      var turn = turned ? " desc" : "";
      return switch (sort) {
        case "kind" -> "h.kind" + turn + ", h.read_at";
        case "state" -> "h.state" + turn + ", h.read_at";
        case "camera" -> "h.camera" + turn + ", h.read_at";
        case "at" -> "h.read_at" + turn;
        default -> closed ? "h.read_at desc" : "h.kind, h.read_at";
      };
    }
  }

  List<HitLine> hits(Scope scope, Way way) {
    return jdbc.sql(
            HITS
                + " where (h.state = 'CLOSED') = :closed order by "
                + way.order()
                + ", h.id limit :limit offset :offset")
        .param("closed", way.closed())
        .param("limit", way.size())
        .param("offset", (way.page() - 1L) * way.size())
        .query((row, number) -> hit(row))
        .list();
  }

  long count(Scope scope, boolean closed) {
    return jdbc.sql("select count(*) from plate.hit where (state = 'CLOSED') = :closed")
        .param("closed", closed)
        .query(Long.class)
        .single();
  }

  Optional<HitLine> hit(Scope scope, String handle) {
    return jdbc.sql(HITS + " where h.handle = :handle::uuid")
        .param("handle", handle)
        .query((row, number) -> hit(row))
        .optional();
  }

  private HitLine hit(ResultSet row) throws SQLException {
    var text = seal.open(row.getBytes("sealed")).split("\n", 2);
    return new HitLine(
        row.getString("handle"),
        row.getString("kind"),
        row.getString("strength"),
        row.getString("witness"),
        row.getString("state"),
        row.getString("camera"),
        row.getString("lane"),
        instant(row, "read_at"),
        instant(row, "received_at"),
        text[0],
        text[1],
        row.getString("action"),
        row.getString("reason"),
        row.getString("reference"),
        row.getString("result"),
        row.getInt("version"));
  }

  /// A step in the life of a hit.
  record StepLine(String state, String note, Instant at) {}

  List<StepLine> steps(Scope scope, String handle) {
    return jdbc.sql(
            """
            select s.state, s.note, s.at
              from plate.hit_step s join plate.hit h on h.id = s.hit_id
             where h.handle = :handle::uuid
             order by s.number
            """)
        .param("handle", handle)
        .query((row, number) ->
            new StepLine(row.getString("state"), row.getString("note"), instant(row, "at")))
        .list();
  }

  /// An entry of the watchlist.
  record EntryLine(
      String handle,
      String pattern,
      String reason,
      String reference,
      String action,
      String state,
      Instant from,
      Instant to,
      boolean own,
      long hits,
      long rejected) {}

  /// Those that wait for a second name first, then by their end.
  List<EntryLine> entries(Scope scope, Instant now, long page) {
    return jdbc.sql(
            """
            select e.handle::text as handle, e.pattern, e.reason, e.reference, e.action, e.valid_from,
                   e.valid_to,
                   case when e.state = 'LISTED' and e.valid_to <= :now then 'OVER' else e.state end
                     as state,
                   e.asked_by = (select sec.uid()) as own,
                   (select count(*) from plate.hit h where h.entry_id = e.id) as hits,
                   (select count(*) from plate.hit h join plate.hit_step s on s.hit_id = h.id
                     where h.entry_id = e.id and s.state = 'REJECTED') as rejected
              from plate.entry e
             order by e.state <> 'ASKED', e.state <> 'LISTED' or e.valid_to <= :now, e.valid_to
             limit :limit offset :offset
            """)
        .param("now", now.atOffset(java.time.ZoneOffset.UTC))
        .param("limit", PAGE_SIZE)
        .param("offset", (page - 1) * PAGE_SIZE)
        .query((row, number) ->
            new EntryLine(
                row.getString("handle"),
                row.getString("pattern"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("action"),
                row.getString("state"),
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                row.getBoolean("own"),
                row.getLong("hits"),
                row.getLong("rejected")))
        .list();
  }

  long countEntries(Scope scope) {
    return jdbc.sql("select count(*) from plate.entry").query(Long.class).single();
  }

  /// One number seen twice where one vehicle cannot have been.
  record CloneLine(
      String plate,
      String firstCamera,
      Instant firstAt,
      String secondCamera,
      Instant secondAt,
      int metres,
      int speedKmh) {}

  List<CloneLine> clones(Scope scope) {
    return jdbc.sql("select * from plate.clone order by second_at desc limit 50")
        .query((row, number) ->
            new CloneLine(
                seal.open(row.getBytes("sealed")),
                row.getString("first_camera"),
                instant(row, "first_at"),
                row.getString("second_camera"),
                instant(row, "second_at"),
                row.getInt("metres"),
                row.getInt("speed_kmh")))
        .list();
  }

  /// A search as it is looked over, and as its owner sees it. The plate is in neither.
  record SearchLine(
      String handle,
      int unit,
      String caseHandle,
      Instant at,
      int found,
      List<String> alarms,
      @Nullable Instant reviewBy,
      @Nullable String verdict,
      boolean own) {}

  List<SearchLine> searches(Scope scope, boolean toReview) {
    return jdbc.sql(
            """
            select handle::text as handle, unit_id, case_handle, at, found, alarms, review_by,
                   verdict, by_person = (select sec.uid()) as own
              from plate.search
             where case when :review then review_by is not null and by_person <> (select sec.uid())
                        else by_person = (select sec.uid()) end
             order by verdict is not null, at desc
             limit 100
            """)
        .param("review", toReview)
        .query((row, number) -> search(row))
        .list();
  }

  private static SearchLine search(ResultSet row) throws SQLException {
    var by = row.getObject("review_by", OffsetDateTime.class);
    return new SearchLine(
        row.getString("handle"),
        row.getInt("unit_id"),
        row.getString("case_handle"),
        instant(row, "at"),
        row.getInt("found"),
        List.of((String[]) row.getArray("alarms").getArray()),
        by == null ? null : by.toInstant(),
        row.getString("verdict"),
        row.getBoolean("own"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
