package abhaya.response.pace;

import abhaya.base.access.Scope;
import abhaya.response.recommend.PaceBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The table of paces for screens; row-level security cuts what is not the reader's.
@Repository
class PaceQueries {
  private final JdbcClient jdbc;

  PaceQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param lastOn day of the last trip
  record Line(PaceBook.Row row, LocalDate lastOn) {}

  /// States before districts before squares, the area with most trips first, its hours together.
  @Transactional(readOnly = true)
  List<Line> list(Scope scope, int most) {
    return jdbc.sql(
            """
            select unit_id, state_id, cell, from_hour, to_hour, detour, speed_kmh, trips, last_on
              from pace.pace
             order by cell is not null, unit_id <> state_id,
                      sum(trips) over (partition by unit_id, cell) desc, unit_id, cell, from_hour
             limit :most
            """)
        .param("most", most)
        .query((row, number) ->
            new Line(
                PaceStore.row(row),
                Objects.requireNonNull(row.getObject("last_on", LocalDate.class))))
        .list();
  }
}
