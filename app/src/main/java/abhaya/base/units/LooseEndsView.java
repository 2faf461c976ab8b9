package abhaya.base.units;

import abhaya.base.jurisdiction.OrphanReport;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.web.DataTable;
import java.util.List;

/// What hangs loose, kind by kind, each with the sentence that says how to mend it.
public record LooseEndsView(List<Part> parts) {

  private static final int SHOWN_MAX = 200;

  public record Part(String title, String mend, String count, DataTable table) {}

  static LooseEndsView of(UnitSheet sheet, OrphanReport report) {
    return new LooseEndsView(
        List.of(
            part(sheet, "withoutStations", report.withoutStations()),
            part(sheet, "withoutDistrict", report.withoutDistrict()),
            part(sheet, "withoutRevenue", report.withoutRevenue()),
            ended(sheet, report)));
  }

  private static Part part(UnitSheet sheet, String key, List<Unit> units) {
    var rows =
        units.stream()
            .limit(SHOWN_MAX)
            .map(unit ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Way(sheet.name(unit), sheet.href(unit)),
                        new DataTable.Text(unit.code()),
                        new DataTable.Text(sheet.words().say("units.kind." + unit.kind().name())))))
            .toList();
    return part(sheet, key, units.size(), rows);
  }

  private static Part ended(UnitSheet sheet, OrphanReport report) {
    var rows =
        report.endedWithoutHeir().stream()
            .limit(SHOWN_MAX)
            .map(unit -> {
              var last = unit.endDay().minusDays(1);
              return new DataTable.Row(
                  false,
                  List.of(
                      new DataTable.Text(unit.nameOn(last).en()),
                      new DataTable.Text(unit.placements().getLast().label()),
                      new DataTable.Text(sheet.words().date(last))));
            })
            .toList();
    return part(sheet, "endedWithoutHeir", report.endedWithoutHeir().size(), rows);
  }

  private static Part part(UnitSheet sheet, String key, int count, List<DataTable.Row> rows) {
    var words = sheet.words();
    var title = words.say("units.loose." + key);
    var columns =
        List.of(
            DataTable.Column.text(words.say("units.name"), true),
            DataTable.Column.text(words.say("units.code"), true),
            DataTable.Column.text(
                words.say(key.equals("endedWithoutHeir") ? "units.until" : "units.kind"), true));
    var table = new DataTable(title, columns, rows, null, words.say("units.loose.none"));
    return new Part(title, words.say("units.loose." + key + ".mend"), words.number(count), table);
  }
}
