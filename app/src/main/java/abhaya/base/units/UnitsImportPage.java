package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A units file in by hand: try it out, take it, or get its refused rows back as a file.
@Controller
class UnitsImportPage {
  private static final int SHOWN = 500;

  private final UnitsImportDesk desk;
  private final Pages pages;

  UnitsImportPage(UnitsImportDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/units/import")
  ResponseEntity<String> ask(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    return page(visit, null, null, "TRY");
  }

  @PostMapping("/units/import")
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "TRY") String run)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var words = visit.words();
    if (file.isEmpty()) return page(visit, words.say("units.file.file-empty"), null, run);
    try (var in = file.getInputStream()) {
      var outcome = desk.take(scope, in, null, !run.equals("TAKE"));
      if (run.equals("REFUSED")) return UnitsFeedDoor.file(outcome, words);
      return page(visit, null, outcome, run);
    } catch (Refused fault) {
      if (fault.faults().isEmpty()) throw fault;
      var first = fault.faults().getFirst();
      return page(visit, words.say(first.key(), first.args().toArray()), null, run);
    }
  }

  private ResponseEntity<String> page(
      Visit visit, @Nullable String wrong, UnitsImportDesk.@Nullable Outcome outcome, String run) {
    var words = visit.words();
    var fields =
        List.of(
            Field.text("file", words.say("units.import.file"), "")
                .type("file")
                .hint(words.say("units.import.file.hint"))
                .needed("off")
                .wrong(wrong));
    var view =
        new UnitsImportView(
            fields,
            outcome == null ? null : notice(visit, outcome, run),
            outcome == null || outcome.refused().isEmpty() ? null : table(visit, outcome));
    var title = words.say("units.import");
    var frame =
        PageFrame.of(visit, title)
            .section("units")
            .crumbs(List.of(new Link(words.say("units.nav"), "/units"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/units", null));
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "units/import", frame, view);
  }

  private static String notice(Visit visit, UnitsImportDesk.Outcome outcome, String run) {
    return visit
        .words()
        .say(
            run.equals("TAKE") ? "units.import.taken" : "units.import.tried",
            outcome.read().received(),
            outcome.answer().accepted(),
            outcome.answer().unchanged(),
            outcome.refused().size());
  }

  private static DataTable table(Visit visit, UnitsImportDesk.Outcome outcome) {
    var words = visit.words();
    var said = new UnitWords(words);
    var columns =
        List.of(
            DataTable.Column.number(words.say("units.import.row"), true),
            DataTable.Column.text(words.say("units.code"), true),
            DataTable.Column.text(words.say("units.import.column"), false),
            DataTable.Column.text(words.say("units.import.why"), true));
    var rows =
        outcome.refused().stream()
            .limit(SHOWN)
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Figure(words.number(one.row()), false),
                        new DataTable.Text(one.key()),
                        new DataTable.Text(one.field()),
                        new DataTable.Text(said.refusal(one)))))
            .toList();
    var title = words.say("units.import.refused", outcome.refused().size());
    return new DataTable(title, columns, rows, null, "");
  }
}
