package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Pages;
import abhaya.base.web.Words;
import abhaya.response.incident.IncidentWatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The open incidents on paper: what the room works from when everything fails. It holds what the
/// database shows to whoever asks; no caller stands on it.
@Component
public class OpenSheet {
  private static final int ROWS_MAX = 2_000;

  private final IncidentWatch incidents;
  private final UnitTrees trees;
  private final Pages pages;

  OpenSheet(IncidentWatch incidents, UnitTrees trees, Pages pages) {
    this.incidents = incidents;
    this.trees = trees;
    this.pages = pages;
  }

  /// What stands on the sheet, in words.
  ///
  /// @param open how many there are, also where not all of them fit
  /// @param cut says that not all of them fit; empty where they do
  /// @param rows one an incident, a cell a column
  public record View(
      String asOf, String open, String cut, List<String> columns, List<List<String>> rows) {
    public View {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// @param live the assignments under way that the same reader sees
  String html(Words words, Instant now, List<Assignment> live) {
    return html(words, now, live, ROWS_MAX);
  }

  String html(Words words, Instant now, List<Assignment> live, int rowsMax) {
    var jobs = live.stream().collect(Collectors.groupingBy(Assignment::incident));
    var listed = incidents.listOpen(rowsMax);
    var rows = listed.stream().map(open -> row(words, open, jobs)).toList();
    // one may be closed between the two looks: never fewer than stand here
    var all = rows.size() < rowsMax ? rows.size() : Math.max(rowsMax, incidents.countOpen());
    var cut = all > rows.size() ? words.say("dispatch.sheet.cut", rows.size(), all) : "";
    var columns =
        List.of(
            words.say("dispatch.incident"),
            words.say("dispatch.priority"),
            words.say("dispatch.what"),
            words.say("dispatch.room.state"),
            words.say("dispatch.sheet.received"),
            words.say("dispatch.sheet.station"),
            words.say("dispatch.where"),
            words.say("dispatch.jobs"));
    var view = new View(words.second(now), words.number(all), cut, columns, rows);
    return pages.document("dispatch/sheet", words, view);
  }

  private List<String> row(
      Words words, IncidentWatch.Open open, Map<String, List<Assignment>> jobs) {
    var line = open.line();
    return List.of(
        line.trial()
            ? line.reference() + " " + words.say("dispatch.trial.short")
            : line.reference(),
        "P" + line.priority().level(),
        words.say("intake.type." + line.typeName()),
        words.say("dispatch.state." + line.state()),
        words.second(line.receivedAt()),
        name(words, line.station()),
        open.placeWords(),
        jobs.getOrDefault(line.handle(), List.of()).stream()
            .map(job -> job.callSign() + " " + words.say("dispatch.job." + job.state()))
            .collect(Collectors.joining(", ")));
  }

  private String name(Words words, @Nullable UnitId unit) {
    if (unit == null) return Words.NONE;
    return trees.today().find(unit).map(one -> one.name(words.language().tag())).orElse(Words.NONE);
  }
}
