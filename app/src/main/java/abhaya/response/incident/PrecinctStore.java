package abhaya.response.incident;

import abhaya.base.geo.Area;
import abhaya.base.geo.Loop;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Outlines of stations by day, read once and kept until one of them changes.
@Component
public class PrecinctStore {
  private final JdbcClient jdbc;
  private final UnitTrees trees;
  private final JsonMapper json;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  PrecinctStore(JdbcClient jdbc, UnitTrees trees, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.trees = trees;
    this.json = json;
    this.clock = clock;
  }

  private record Kept(LocalDate day, String mark, PrecinctBook book) {}

  /// The grounds of today.
  @Transactional(readOnly = true)
  public PrecinctBook today() {
    return on(India.dateOf(clock.instant()));
  }

  /// The grounds as they were on that day.
  @Transactional(readOnly = true)
  public PrecinctBook on(LocalDate day) {
    var mark = mark();
    var found = kept;
    if (found != null && found.day().equals(day) && found.mark().equals(mark)) return found.book();
    var book = new PrecinctBook(read(trees.asOf(day), day));
    kept = new Kept(day, mark, book);
    return book;
  }

  /// Whether a unit may be chosen by hand as the station of an incident.
  public Optional<UnitId> station(String code) {
    return trees
        .today()
        .find(code)
        .filter(unit -> unit.kind() == UnitKind.STATION)
        .map(unit -> unit.id());
  }

  /// Says that the outline of a unit is this from that day on. For generated ground and by hand;
  /// files of outlines come through the import of boundaries.
  @Transactional
  public void keep(UnitId unit, String geometry, String source, LocalDate from) {
    jdbc.sql("select jurisdiction.keep_boundary_period(:unit, :geometry, :source, :day)")
        .param("unit", unit.value())
        .param("geometry", geometry)
        .param("source", source)
        .param("day", from)
        .query((row, number) -> 1)
        .list();
  }

  /// The outlines in a box as GeoJSON geometries, for a map.
  @Transactional(readOnly = true)
  public Map<UnitId, String> drawn(List<UnitId> units) {
    var found = new java.util.LinkedHashMap<UnitId, String>();
    jdbc.sql(
            """
            select unit_id, geometry
              from jurisdiction.boundary_period
             where unit_id = any (:units) and valid @> :day
             order by unit_id
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("day", India.dateOf(clock.instant()))
        .query(row -> {
          found.put(
              new UnitId(row.getInt("unit_id")), Objects.requireNonNull(row.getString("geometry")));
        });
    return found;
  }

  private String mark() {
    return jdbc.sql(
            """
            select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0)
              from jurisdiction.boundary_period
            """)
        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
        .single();
  }

  private List<Precinct> read(UnitTree tree, LocalDate day) {
    record Line(int unit, String geometry) {}
    List<Line> lines =
        jdbc.sql(
                """
                select unit_id, geometry
                  from jurisdiction.boundary_period
                 where valid @> :day
                 order by unit_id
                """)
            .param("day", day)
            .query((row, number) ->
                new Line(row.getInt("unit_id"), Objects.requireNonNull(row.getString("geometry"))))
            .list();
    var precincts = new ArrayList<Precinct>();
    for (var line : lines) {
      var unit = new UnitId(line.unit());
      var station = tree.find(unit).filter(one -> one.kind() == UnitKind.STATION).isPresent();
      if (station) precinct(unit, json.readTree(line.geometry())).ifPresent(precincts::add);
    }
    return precincts;
  }

  private static Optional<Precinct> precinct(UnitId unit, JsonNode geometry) {
    var loops = new ArrayList<Loop>();
    double size = 0;
    var many = geometry.path("type").asString("").equals("MultiPolygon");
    var polygons = new ArrayList<JsonNode>();
    if (many) geometry.path("coordinates").forEach(polygons::add);
    else polygons.add(geometry.path("coordinates"));
    for (var polygon : polygons) {
      for (var ring : polygon) {
        var corners = new ArrayList<Point>();
        for (var corner : ring) {
          Point.of(corner.path(1).asDouble(), corner.path(0).asDouble()).ifPresent(corners::add);
        }
        if (corners.size() < 4) continue;
        loops.add(new Loop(corners));
        size += squareMetres(corners);
      }
    }
    return loops.isEmpty()
        ? Optional.empty()
        : Optional.of(new Precinct(unit, new Area(loops), size));
  }

  private static double squareMetres(List<Point> corners) {
    double doubled = 0;
    for (int i = 1; i < corners.size(); i++) {
      var a = corners.get(i - 1);
      var b = corners.get(i);
      doubled += a.lon() * b.lat() - b.lon() * a.lat();
    }
    double across = Math.cos(Math.toRadians(corners.getFirst().lat()));
    return Math.abs(doubled) / 2 * Point.DEGREE_METRES * Point.DEGREE_METRES * across;
  }
}
