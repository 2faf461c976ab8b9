package abhaya.investigation.compliance;

import abhaya.base.paper.FileKind;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Paper;
import abhaya.base.paper.PaperText;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Headline;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// An overview as a file: its table for a spreadsheet, the whole of it for a meeting.
final class OverviewPaper {
  private final Visit visit;
  private final Words words;
  private final Ask ask;
  private final OverviewFigures data;

  OverviewPaper(Visit visit, Ask ask, OverviewFigures data) {
    this.visit = visit;
    this.words = visit.words();
    this.ask = ask;
    this.data = data;
  }

  /// @param view the page of the same figures
  ResponseEntity<byte[]> file(FileKind kind, String code, OverviewView view) {
    var name = "overview-" + code + "-" + data.asOf().day();
    if (kind == FileKind.PDF) return kind.answer(name, Paper.of(paper(view)));
    return kind.answer(name, table(view));
  }

  private String title() {
    return words.say("compliance.title.of", ask.unit().name(words.language().tag()));
  }

  private FileSheet table(OverviewView view) {
    var table = new OverviewTable(visit, data);
    var total = data.children().isEmpty() ? null : table.total();
    var frame = new FileSheet.Frame(title(), facts(view), view.notes());
    return FileSheet.of(table.shape(), table.sorted(), total, frame, Stamp.of(visit, ""));
  }

  private PaperText paper(OverviewView view) {
    var sheet = table(view);
    var parts = new ArrayList<PaperText.Part>();
    parts.add(
        new PaperText.Figures(
            List.of(
                figure(view.cumulative().name(), view.cumulative().value(), view.cumulative()),
                figure(view.overdue()),
                figure(view.rolling().name(), view.rolling().value(), view.rolling()))));
    parts.add(new PaperText.Figures(view.rates().stream().map(OverviewPaper::figure).toList()));
    if (!data.children().isEmpty()) {
      parts.add(
          new PaperText.Table(view.children().title(), sheet.heads(), sheet.rows(), sheet.total()));
    }
    parts.add(ageing());
    var wide = sheet.heads().size() > 6;
    return new PaperText(title(), sheet.facts(), parts, view.notes(), wide, sheet.stamp());
  }

  private static PaperText.Figure figure(String label, String value, OverviewView.Lens lens) {
    return new PaperText.Figure(label, value, lens.under() + " · " + lens.window());
  }

  private static PaperText.Figure figure(Headline headline) {
    return new PaperText.Figure(headline.label(), headline.value(), headline.under());
  }

  private PaperText.Table ageing() {
    var heads =
        List.of(
            new FileSheet.Head(words.say("compliance.overdueByAge"), false),
            new FileSheet.Head(words.say("compliance.overdue"), true));
    var rows = new ArrayList<List<Object>>();
    for (var bucket : data.here().ageing().buckets()) {
      rows.add(FileSheet.row(words.say("compliance.age." + bucket.name()), bucket.count()));
    }
    return new PaperText.Table("", heads, rows, null);
  }

  /// As-of day, window, filters, how far the data reach, the rules.
  private List<FileSheet.Fact> facts(OverviewView view) {
    var facts = new ArrayList<FileSheet.Fact>();
    for (var chip : view.filters().chips()) {
      facts.add(new FileSheet.Fact(chip.label(), chip.value()));
    }
    var standing = view.standing();
    facts.add(
        new FileSheet.Fact(
            words.say("compliance.paper.data"), words.say("web.dataUpTo", standing.dataUpTo())));
    for (var warning : List.of(standing.silent(), standing.quarantined())) {
      if (!warning.isEmpty()) facts.add(new FileSheet.Fact("", warning));
    }
    facts.add(new FileSheet.Fact(words.say("compliance.paper.rule"), standing.rules()));
    return facts;
  }
}
