package abhaya.safecity.hotspot;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was counted for each happening, to be taken back.
@Repository
class HappeningStore {
  private final JdbcClient jdbc;

  HappeningStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void remember(String source, byte[] key, Ground ground, CellCount count) {
    jdbc.sql(
            """
            insert into hotspot.counted (source, key, city, unit_id, cell, band, weekend, offence,
                                         month)
            values (:source, :key, :city, :unit, :cell, :band, :weekend, :offence, :month)
            """)
        .param("source", source)
        .param("key", key)
        .param("city", ground.city())
        .param("unit", ground.unit().value())
        .param("cell", count.cell())
        .param("band", count.band().name())
        .param("weekend", count.weekend())
        .param("offence", count.offence().name())
        .param("month", count.month().atDay(1))
        .update();
  }

  /// Takes back what was counted under this key; nothing if nothing was.
  void takeBack(String source, byte[] key) {
    jdbc.sql(
            """
            with gone as (
              delete from hotspot.counted where source = :source and key = :key returning *),
            last as (
              delete from hotspot.cell_count c using gone g
               where (c.city, c.month, c.cell, c.band, c.weekend, c.offence)
                   = (g.city, g.month, g.cell, g.band, g.weekend, g.offence) and c.events = 1)
            update hotspot.cell_count c set events = c.events - 1
              from gone g
             where (c.city, c.month, c.cell, c.band, c.weekend, c.offence)
                 = (g.city, g.month, g.cell, g.band, g.weekend, g.offence) and c.events > 1
            """)
        .param("source", source)
        .param("key", key)
        .update();
    for (var table : new String[] {"heard", "station_call"}) {
      jdbc.sql("delete from hotspot." + table + " where source = :source and key = :key")
          .param("source", source)
          .param("key", key)
          .update();
    }
  }

  void insertCall(String source, byte[] key, Ground ground, UnitId station, LocalDate on) {
    jdbc.sql(
            """
            insert into hotspot.station_call (source, key, city, station, unit_id, month)
            values (:source, :key, :city, :station, :unit, date_trunc('month', :on::date)::date)
            on conflict (source, key) do nothing
            """)
        .param("source", source)
        .param("key", key)
        .param("city", ground.city())
        .param("station", station.value())
        .param("unit", ground.unit().value())
        .param("on", on)
        .update();
  }
}
