package abhaya.investigation.cases;

import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each exhibit with the days of its legs.
final class CaseExhibits {
  private final CaseSheet sheet;
  private final LocalDate today;
  private final CaseWords say;

  CaseExhibits(CaseSheet sheet, LocalDate today, CaseWords say) {
    this.sheet = sheet;
    this.today = today;
    this.say = say;
  }

  DataTable table() {
    var words = say.words();
    var columns =
        List.of(
            DataTable.Column.text(words.say("cases.exhibits.name"), true),
            DataTable.Column.text(words.say("cases.exhibits.sent"), true),
            DataTable.Column.text(words.say("cases.exhibits.received"), false),
            DataTable.Column.text(words.say("cases.exhibits.reported"), true),
            DataTable.Column.text(words.say("cases.exhibits.wait"), false));
    var rows = legs().entrySet().stream().map(leg -> row(leg.getKey(), leg.getValue())).toList();
    return new DataTable(
        words.say("cases.exhibits"), columns, rows, null, words.say("cases.exhibits.none"));
  }

  private Map<String, Map<String, LocalDate>> legs() {
    var legs = new LinkedHashMap<String, Map<String, LocalDate>>();
    for (var event : sheet.events()) {
      if (!event.step().startsWith("EXHIBIT_")) continue;
      var named = event.detail().path("exhibit").asString("");
      var subject = event.subject();
      var name = !named.isEmpty() ? named : subject == null ? "1" : subject;
      legs.computeIfAbsent(name, key -> new HashMap<>())
          .putIfAbsent(event.step(), India.dateOf(event.happenedAt()));
    }
    return legs;
  }

  private DataTable.Row row(String name, Map<String, LocalDate> days) {
    var sent = days.get("EXHIBIT_SENT");
    var reported = days.get("EXHIBIT_REPORTED");
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(name),
            new DataTable.Text(say.date(sent)),
            new DataTable.Text(say.date(days.get("EXHIBIT_RECEIVED"))),
            new DataTable.Text(say.date(reported)),
            new DataTable.Text(wait(sent, reported))));
  }

  private String wait(@Nullable LocalDate sent, @Nullable LocalDate reported) {
    if (sent == null) return "";
    return say.words().days(ChronoUnit.DAYS.between(sent, reported == null ? today : reported));
  }
}
