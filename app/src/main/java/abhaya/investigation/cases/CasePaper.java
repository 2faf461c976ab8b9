package abhaya.investigation.cases;

import abhaya.base.paper.FileSheet;
import abhaya.base.paper.FileSheet.Head;
import abhaya.base.paper.PaperText;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The clock sheet of a case on A4: how many days left, every clock, what was done, who held it.
/// Made of the page, so it holds nothing that the page does not show; the code of the victim and
/// who looked at the case stay off it.
final class CasePaper {
  private final Words words;
  private final CaseView view;

  CasePaper(Words words, CaseView view) {
    this.words = words;
    this.view = view;
  }

  /// @param station whose case it is
  PaperText text(String station, String today, Stamp stamp) {
    var facts =
        List.of(
            new FileSheet.Fact(words.say("cases.list.station"), station),
            new FileSheet.Fact(words.say("cases.paper.sections"), view.head().sections()),
            new FileSheet.Fact(words.say("cases.list.file.asOf"), today));
    var parts = new ArrayList<PaperText.Part>();
    var main = view.main();
    if (main != null) {
      parts.add(
          new PaperText.Figures(
              List.of(
                  new PaperText.Figure(words.say("cases.lastDay"), main.lastDay(), main.rule()),
                  new PaperText.Figure(main.asOf(), main.state(), main.under()))));
      parts.add(new PaperText.Lines("", List.of(main.explanation())));
    }
    parts.add(clocks());
    if (!view.plan().next().isEmpty()) parts.add(next());
    parts.add(happened());
    parts.add(held());
    var notes = new ArrayList<>(view.head().notes());
    notes.add(words.say("cases.paper.note"));
    var title = words.say("cases.paper.title", view.head().fir());
    return new PaperText(title, facts, parts, notes, false, stamp);
  }

  private PaperText.Table clocks() {
    var rows = new ArrayList<List<Object>>();
    for (var line : view.clocks().lines()) {
      rows.add(FileSheet.row(line.name(), line.rule(), line.state()));
    }
    return table(
        "cases.clocks", rows, "cases.paper.clock", "cases.list.file.rule", "cases.paper.state");
  }

  private PaperText.Table next() {
    var rows = new ArrayList<List<Object>>();
    for (var step : view.plan().next()) {
      rows.add(FileSheet.row(step.what(), step.who(), step.by(), step.when()));
    }
    return table(
        "cases.plan.next",
        rows,
        "cases.paper.step",
        "cases.paper.who",
        "cases.paper.by",
        "cases.paper.when");
  }

  private PaperText.Table happened() {
    var rows = new ArrayList<List<Object>>();
    for (var item : view.happened().items()) {
      rows.add(FileSheet.row(item.at(), item.text(), item.by(), item.lag()));
    }
    return table(
        "cases.happened",
        rows,
        "cases.paper.when",
        "cases.paper.step",
        "cases.paper.who",
        "cases.paper.happened.lag");
  }

  private PaperText.Table held() {
    var rows = new ArrayList<List<Object>>();
    for (var one : view.held()) {
      rows.add(FileSheet.row(one.unit(), one.officer(), one.from(), one.to(), one.days()));
    }
    return table(
        "cases.held",
        rows,
        "cases.list.station",
        "cases.paper.held.officer",
        "cases.paper.held.from",
        "cases.paper.held.to",
        "cases.paper.held.days");
  }

  private PaperText.Table table(String title, List<List<Object>> rows, String... heads) {
    var named = Arrays.stream(heads).map(key -> new Head(words.say(key), false)).toList();
    return new PaperText.Table(words.say(title), named, rows, null);
  }
}
