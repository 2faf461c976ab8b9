package abhaya.investigation.reminder;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.alarm.Recipient;
import abhaya.investigation.alarm.RungKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Alarms for pages. Which rows exist for the reader the database decides.
@Component
@Transactional(readOnly = true)
class AlarmQueries {
  /// Beyond this a count says "and more".
  static final int COUNT_MAX = 1_000;

  /// Alarms told to the reader: an officer by name, any other by the post she holds now.
  private static final String TOLD_OFFICER =
      "a.id in (select t.alarm_id from reminder.told t where t.open and t.person_id = :me)";

  private static final String TOLD_POST =
      """
      a.id in (select t.alarm_id from reminder.told t
                where t.open and t.post = :post and t.unit_id = :unit)\
      """;

  private static final String COLUMNS =
      """
      select a.id, a.case_id, a.handle, a.case_handle, a.fir_number, a.station_id, a.kind, a.name, a.level,
             a.duties, a.due_at, a.late, a.last_day, a.asks_reason,
             a.settled_at is null and a.ended_at is null as open,
             %s as mine,
             array(select distinct t.wanted || '>' ||
                          case when t.person_id is null then '-' else t.post end
                     from reminder.told t where t.alarm_id = a.id) as told,
             n.action, n.remark, n.person, n.person_id, n.answered_at
        from reminder.alarm a
        left join lateral (
             select n.action, n.remark, n.person, n.person_id, n.answered_at
               from reminder.answer n
              where n.alarm_id = a.id and n.undone_at is null
              order by n.action = 'NOT_MINE', n.id desc limit 1) as n on true
      """;

  private final JdbcClient jdbc;

  AlarmQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How many wait for the reader's answer, at most [#COUNT_MAX].
  public long mine(Scope scope) {
    if (!scope.may(Operation.SEE_CASE_LIST)) return 0;
    return count(scope, new AlarmAsk(AlarmList.MINE, null, null, null, 1));
  }

  /// How many a list has, at most [#COUNT_MAX].
  long count(Scope scope, AlarmAsk ask) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            "select count(*) from (select from reminder.alarm a where "
                + where(scope, ask)
                + " limit :most) as found")
        .params(parameters(scope, ask))
        .param("most", COUNT_MAX)
        .query(Long.class)
        .single();
  }

  /// One page of a list.
  List<AlarmLine> list(Scope scope, AlarmAsk ask) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            columns(scope)
                + " where "
                + where(scope, ask)
                + " order by "
                + ask.order().text(ask.list())
                + " limit :size offset :skip")
        .params(parameters(scope, ask))
        .param("size", ask.order().size())
        .param("skip", (ask.page() - 1) * ask.order().size())
        .query(AlarmQueries::line)
        .list();
  }

  /// All of a case, open ones first; for its page.
  List<AlarmLine> ofCase(Scope scope, AlarmAsk ask) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            columns(scope)
                + " where a.case_handle = :case"
                + " order by a.settled_at is not null or a.ended_at is not null, a.due_at desc"
                + " limit :size")
        .params(parameters(scope, ask))
        .param("size", AlarmAsk.PAGE_SIZE)
        .query(AlarmQueries::line)
        .list();
  }

  /// These alarms, those of them that the reader may see.
  List<AlarmLine> of(Scope scope, Collection<String> handles) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            columns(scope) + " where a.handle = any (:handles) order by a.due_at desc, a.id")
        .params(parameters(scope, new AlarmAsk(AlarmList.UNIT, null, null, null, 1)))
        .param("handles", handles.toArray(String[]::new))
        .query(AlarmQueries::line)
        .list();
  }

  private static String columns(Scope scope) {
    return COLUMNS.replace("%s", told(scope).replace("t.open and ", ""));
  }

  private static String told(Scope scope) {
    return Posts.post(scope.role()).filter(post -> post == Recipient.IO).isPresent()
        ? TOLD_OFFICER
        : TOLD_POST;
  }

  private static String where(Scope scope, AlarmAsk ask) {
    var text = new StringBuilder(ask.list().condition(told(scope)));
    if (ask.rung() != null) text.append(" and a.kind = :rung");
    if (ask.duty() != null) text.append(" and :duty = any (a.duties)");
    if (ask.of() != null) text.append(" and a.case_handle = :case");
    return text.toString();
  }

  private static Map<String, @Nullable Object> parameters(Scope scope, AlarmAsk ask) {
    Map<String, @Nullable Object> all = new HashMap<>();
    all.put("me", scope.person().id());
    all.put("unit", scope.unit().value());
    all.put("post", Posts.post(scope.role()).map(Enum::name).orElse(""));
    all.put("rung", ask.rung() == null ? "" : ask.rung().name());
    all.put("duty", ask.duty());
    all.put("case", ask.of());
    return all;
  }

  private static AlarmLine line(ResultSet row, int number) throws SQLException {
    var action = row.getString("action");
    return new AlarmLine(
        row.getLong("id"),
        row.getLong("case_id"),
        row.getString("handle"),
        row.getString("case_handle"),
        row.getString("fir_number"),
        new UnitId(row.getInt("station_id")),
        RungKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getInt("level"),
        texts(row, "duties"),
        row.getTimestamp("due_at").toInstant(),
        row.getBoolean("late"),
        row.getObject("last_day", LocalDate.class),
        row.getBoolean("asks_reason"),
        texts(row, "told"),
        row.getBoolean("mine"),
        row.getBoolean("open"),
        action == null
            ? null
            : new AlarmLine.Given(
                action,
                row.getString("remark"),
                row.getString("person"),
                row.getLong("person_id"),
                row.getTimestamp("answered_at").toInstant()));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
