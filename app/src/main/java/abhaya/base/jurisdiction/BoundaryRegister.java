package abhaya.base.jurisdiction;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps outlines and gives them back light enough for a map.
@Service
public class BoundaryRegister {

  private final JdbcClient jdbc;

  BoundaryRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An outline for the map.
  ///
  /// @param geometry GeoJSON
  public record Drawn(UnitId unit, String geometry, String source, String credit) {}

  /// Keeps the outline in place of an older one of the unit. False if the very same was there.
  @Transactional
  public boolean keep(Boundary boundary) {
    return jdbc.sql(
                """
                insert into jurisdiction.boundary as b
                       (unit_id, geometry, simplified, source, credit)
                values (:unit, :geometry, :simplified, :source, :credit)
                    on conflict (unit_id) do update
                   set geometry = excluded.geometry, simplified = excluded.simplified,
                       source = excluded.source, credit = excluded.credit, imported_at = now()
                 where (b.geometry, b.source, b.credit)
                       is distinct from (excluded.geometry, excluded.source, excluded.credit)
                """)
            .param("unit", boundary.unit().value())
            .param("geometry", boundary.outline().json())
            .param("simplified", boundary.outline().simplified(Outline.MAP_TOLERANCE).json())
            .param("source", boundary.source())
            .param("credit", boundary.credit())
            .update()
        == 1;
  }

  /// Whether the very same outline is there.
  @Transactional(readOnly = true)
  public boolean has(Boundary boundary) {
    return jdbc.sql(
            """
            select exists (
              select from jurisdiction.boundary
               where unit_id = :unit and geometry = :geometry
                 and source = :source and credit = :credit)
            """)
        .param("unit", boundary.unit().value())
        .param("geometry", boundary.outline().json())
        .param("source", boundary.source())
        .param("credit", boundary.credit())
        .query(Boolean.class)
        .single();
  }

  /// Who must be named beside the outlines of these units; empty where none has one.
  @Transactional(readOnly = true)
  public List<String> credits(Collection<UnitId> units) {
    return jdbc.sql(
            """
            select distinct credit
              from jurisdiction.boundary
             where unit_id = any (:units)
             order by credit
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
        .query((row, number) -> Objects.requireNonNull(row.getString("credit")))
        .list();
  }

  /// Those of these units that have an outline.
  @Transactional(readOnly = true)
  public Map<UnitId, Drawn> drawn(Collection<UnitId> units) {
    var found = new HashMap<UnitId, Drawn>();
    List<Drawn> rows =
        jdbc.sql(
                """
                select unit_id, simplified, source, credit
                  from jurisdiction.boundary
                 where unit_id = any (:units)
                """)
            .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
            .query((row, number) ->
                new Drawn(
                    new UnitId(row.getInt("unit_id")),
                    Objects.requireNonNull(row.getString("simplified")),
                    Objects.requireNonNull(row.getString("source")),
                    Objects.requireNonNull(row.getString("credit"))))
            .list();
    for (var drawn : rows) found.put(drawn.unit(), drawn);
    return found;
  }
}
