package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.PostHolders;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells of cases that came or changed: their handles, to whoever may list them.
@Configuration(proxyBeanMethods = false)
class LiveCases {

  private record Row(
      String handle, int station, @Nullable String officer, boolean withProsecution) {}

  @Bean
  LiveTopic casesTopic(JdbcClient jdbc, PostHolders holders) {
    return new LiveTopic(
        "cases",
        Operation.SEE_CASE_LIST,
        Set.of(CasesChanged.class.getSimpleName()),
        event -> items(event, jdbc, holders));
  }

  private static List<LiveItem> items(Event event, JdbcClient jdbc, PostHolders holders) {
    var ids = new ArrayList<Long>();
    for (var id : event.body().path("caseIds")) ids.add(id.asLong());
    var rows =
        jdbc.sql(
                """
                select handle, station_id, officer_id, with_prosecution
                  from cases.case_file
                 where id = any (:ids) and counted and basis > 0
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query((row, number) ->
                new Row(
                    row.getString("handle"),
                    row.getInt("station_id"),
                    row.getString("officer_id"),
                    row.getBoolean("with_prosecution")))
            .list();
    var numbers = rows.stream().map(Row::officer).filter(Objects::nonNull).toList();
    var people = holders.officers(numbers);
    return rows.stream()
        .map(row ->
            new LiveItem(
                row.handle(),
                new UnitId(row.station()),
                Set.of(),
                row.officer() == null ? null : people.get(row.officer()),
                row.withProsecution()))
        .toList();
  }
}
