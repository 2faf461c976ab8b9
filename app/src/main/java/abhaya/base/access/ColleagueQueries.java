package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who works beside whom on the cases of a station, to those who see its list.
@Component
@Transactional(readOnly = true)
public class ColleagueQueries {
  private final JdbcClient jdbc;

  ColleagueQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An officer of record at a station.
  public record Held(String officerId, UnitId station) {}

  /// The chain of a case of this station today, officers of the station first.
  public List<Colleague> of(Scope scope, UnitId station) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            """
            select person_id, display_name, role, unit_id, officer_id
              from access.colleagues(:station)
             order by array_position(array['IO','SHO','SUBDIVISION','DISTRICT_CHIEF'], role),
                      display_name, person_id
            """)
        .param("station", station.value())
        .query((row, number) ->
            new Colleague(
                row.getLong("person_id"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getInt("unit_id")),
                row.getString("officer_id")))
        .list();
  }

  /// Those of these officers who are people here and hold no posting today at that station.
  public Set<Held> postedAway(Scope scope, Collection<Held> held) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    if (held.isEmpty()) return Set.of();
    var asked = List.copyOf(new HashSet<>(held));
    var found =
        jdbc.sql("select officer_id, station_id from access.posted_away(:officers, :stations)")
            .param("officers", asked.stream().map(Held::officerId).toArray(String[]::new))
            .param(
                "stations",
                asked.stream().map(one -> one.station().value()).toArray(Integer[]::new))
            .query((row, number) ->
                new Held(row.getString("officer_id"), new UnitId(row.getInt("station_id"))))
            .list();
    return Set.copyOf(found);
  }
}
