package abhaya.investigation.reminder;

import abhaya.base.access.Operation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.notice.NoticeKind;
import abhaya.base.platform.Event;
import abhaya.base.web.NavItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The entry of the bar with its counter, the topic of the stream, the kinds of messages.
@Configuration(proxyBeanMethods = false)
class ReminderConfig {
  /// A duty counted in hours, a person in custody, the first day: by day and night.
  static final NoticeKind URGENT =
      new NoticeKind("ALARM_URGENT", "reminder.notice.urgent", "/alarms", true, true);

  /// The last day, a limit that is over, adjournments.
  static final NoticeKind LIMIT =
      new NoticeKind("ALARM_LIMIT", "reminder.notice.limit", "/alarms", true, false);

  /// Reviews and reminders ahead of a limit.
  static final NoticeKind SOON =
      new NoticeKind("ALARM_SOON", "reminder.notice.soon", "/alarms", false, false);

  @Bean
  NoticeKind urgentAlarms() {
    return URGENT;
  }

  @Bean
  NoticeKind limitAlarms() {
    return LIMIT;
  }

  @Bean
  NoticeKind soonAlarms() {
    return SOON;
  }

  @Bean
  NavItem alarmsEntry(AlarmQueries queries) {
    return new NavItem("alarms", "reminder.nav", "/alarms", 'a', 12, Operation.SEE_CASE_LIST)
        .counting("alarms", queries::mine);
  }

  private record Row(String handle, int station, long officer, boolean prosecution, long person) {}

  /// Alarms that came, changed or ended: to whoever was told, and to whoever sees the case's list.
  @Bean
  LiveTopic alarmsTopic(JdbcClient jdbc) {
    var kinds = Set.of(AlarmsChanged.class.getSimpleName(), AlarmAnswered.class.getSimpleName());
    return new LiveTopic("alarms", Operation.SEE_CASE_LIST, kinds, event -> items(event, jdbc));
  }

  private static List<LiveItem> items(Event event, JdbcClient jdbc) {
    var ids = new ArrayList<Long>();
    for (var id : event.body().path("alarmIds")) ids.add(id.asLong());
    var rows =
        jdbc.sql(
                """
                select a.handle, a.station_id, a.with_prosecution, coalesce(t.person_id, 0) as person,
                       case when t.post = 'IO' then coalesce(t.person_id, 0) else 0 end as officer
                  from reminder.alarm a
                  left join reminder.told t on t.alarm_id = a.id
                 where a.id = any (:ids)
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query((row, number) ->
                new Row(
                    row.getString("handle"),
                    row.getInt("station_id"),
                    row.getLong("officer"),
                    row.getBoolean("with_prosecution"),
                    row.getLong("person")))
            .list();
    var items = new ArrayList<LiveItem>();
    var seen = new HashSet<String>();
    for (var row : rows) {
      var unit = new UnitId(row.station());
      var officer = known(row.officer());
      if (seen.add(row.handle()) || officer != null) {
        items.add(new LiveItem(row.handle(), unit, Set.of(), officer, row.prosecution()));
      }
      if (row.person() != 0) {
        items.add(new LiveItem(row.handle(), unit, Set.of(row.person()), officer, false));
      }
    }
    return items;
  }

  private static @Nullable Long known(long person) {
    return person == 0 ? null : person;
  }
}
