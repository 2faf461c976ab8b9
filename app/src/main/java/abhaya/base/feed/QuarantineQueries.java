package abhaya.base.feed;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The work list of records that wait. It shows keys and codes, never what a record says.
@Repository
public class QuarantineQueries {
  private static final String COLUMNS =
      "handle, source, type, key, version, subject, unit_id, code, state, since, decided_at,"
          + " decided_by, reason";

  private final JdbcClient jdbc;

  QuarantineQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A record on the list.
  ///
  /// @param decidedBy handle of the person; null where it was released by itself
  public record Waiting(
      String handle,
      Envelope.Name name,
      String subject,
      UnitId unit,
      String code,
      QuarantineState state,
      Instant since,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String reason) {}

  /// How many wait for one reason.
  public record Count(String code, long waiting) {}

  /// Which records a list shows.
  ///
  /// @param units the asked unit and all under it
  /// @param code null: for whatever reason
  public record Filter(List<UnitId> units, QuarantineState state, @Nullable String code) {
    public Filter {
      units = List.copyOf(units);
    }

    Integer[] numbers() {
      return units.stream().map(UnitId::value).toArray(Integer[]::new);
    }
  }

  /// Records of a filter, the longest waiting first.
  @Transactional(readOnly = true)
  public List<Waiting> list(Scope scope, Filter filter, int page, int size) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from feed.quarantine
                where unit_id = any (:units) and state = :state
                  and (:code::text is null or code = :code)
                order by since, id
                limit :limit offset :offset
                """)
        .param("units", filter.numbers())
        .param("state", filter.state().name())
        .param("code", filter.code())
        .param("limit", size)
        .param("offset", (page - 1) * size)
        .query((row, number) -> waiting(row))
        .list();
  }

  /// How many records of these units wait, by reason, the most frequent first.
  @Transactional(readOnly = true)
  public List<Count> counts(Scope scope, Filter filter) {
    return jdbc.sql(
            """
            select code, count(*) as waiting
              from feed.quarantine
             where unit_id = any (:units) and state = :state
             group by code
             order by waiting desc, code
            """)
        .param("units", filter.numbers())
        .param("state", filter.state().name())
        .query((row, number) -> new Count(row.getString("code"), row.getLong("waiting")))
        .list();
  }

  /// One record, if the reader may see it.
  @Transactional(readOnly = true)
  public Optional<Waiting> find(Scope scope, String handle) {
    return jdbc.sql("select " + COLUMNS + " from feed.quarantine where handle = :handle")
        .param("handle", handle)
        .query((row, number) -> waiting(row))
        .optional();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    var decided = row.getTimestamp("decided_at");
    return new Waiting(
        row.getString("handle"),
        EnvelopeStore.name(row),
        row.getString("subject"),
        new UnitId(row.getInt("unit_id")),
        row.getString("code"),
        QuarantineState.valueOf(row.getString("state")),
        EnvelopeStore.instant(row, "since"),
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by"),
        row.getString("reason"));
  }
}
