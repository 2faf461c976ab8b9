package abhaya.safecity.hotspot;

import abhaya.base.geo.Box;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.StreetLines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The streets of the cities for the desk's map: the same lines on which poles and incidents lie. They
/// are no secret, so they are read for whoever may see the map.
@Configuration(proxyBeanMethods = false)
class HotspotConfig {
  @Bean
  StreetLines cityStreets(JdbcClient jdbc, TransactionTemplate transactions) {
    return (box, most) ->
        DatabaseContext.SYSTEM.<List<StreetLines.Line>, RuntimeException>call(
            () -> List.copyOf(transactions.execute(status -> lines(jdbc, box, most))));
  }

  private static List<StreetLines.Line> lines(JdbcClient jdbc, Box box, int most) {
    return jdbc.sql(
            """
            select s.main, s.line
              from hotspot.street s
             where exists (select
                             from unnest(s.line) with ordinality as lon (place, at)
                             join unnest(s.line) with ordinality as lat (place, at)
                               on lat.at = lon.at + 1
                            where lon.at % 2 = 1 and lon.place between :west and :east
                              and lat.place between :south and :north)
             order by s.main desc, s.city, s.code
             limit :most
            """)
        .param("west", box.west())
        .param("east", box.east())
        .param("south", box.south())
        .param("north", box.north())
        .param("most", most)
        .query(HotspotConfig::line)
        .list();
  }

  private static StreetLines.Line line(ResultSet row, int number) throws SQLException {
    var places = (Double[]) row.getArray("line").getArray();
    return new StreetLines.Line(row.getBoolean("main"), Arrays.asList(places));
  }
}
