package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
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

/// A file of things in by hand: try it out, take it, or get its refused rows back as a file.
@Controller
class AssetImportPage {
  private static final int SHOWN = 500;

  private final AssetImportDesk desk;
  private final KindStore kinds;
  private final Pages pages;

  AssetImportPage(AssetImportDesk desk, KindStore kinds, Pages pages) {
    this.desk = desk;
    this.kinds = kinds;
    this.pages = pages;
  }

  @GetMapping("/safecity/assets/import")
  ResponseEntity<String> ask(Scope scope, Visit visit) {
    allowed(scope);
    return page(visit, null, null, "TRY");
  }

  private static void allowed(Scope scope) {
    if (!AssetImportDesk.mayImport(scope)) NotVisible.unless(scope.decide(Operation.KEEP_ASSETS));
  }

  @PostMapping("/safecity/assets/import")
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "TRY") String run)
      throws IOException {
    allowed(scope);
    var words = visit.words();
    if (file.isEmpty()) return page(visit, words.say("asset.file.file-empty"), null, run);
    try (var in = file.getInputStream()) {
      var outcome = desk.take(scope, in, null, !run.equals("TAKE"));
      if (run.equals("REFUSED")) return AssetImportDoor.file(outcome, new AssetWords(words));
      return page(visit, null, outcome, run);
    } catch (Refused fault) {
      if (fault.faults().isEmpty()) throw fault;
      var first = fault.faults().getFirst();
      return page(visit, words.say(first.key(), first.args().toArray()), null, run);
    }
  }

  private ResponseEntity<String> page(
      Visit visit, @Nullable String wrong, AssetImportDesk.@Nullable Outcome outcome, String run) {
    var words = visit.words();
    var fields =
        List.of(
            Field.text("file", words.say("asset.import.file"), "")
                .type("file")
                .hint(words.say("asset.import.file.hint"))
                .needed("off")
                .wrong(wrong));
    var view =
        new AssetImportView(
            fields,
            outcome == null ? null : notice(visit, outcome, run),
            outcome == null || outcome.refused().isEmpty() ? null : table(visit, outcome),
            columns(visit));
    var title = words.say("asset.import.title");
    var frame =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(AssetListPage.crumbs(visit, "", title))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets", null));
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "asset/import", frame, view);
  }

  private static String notice(Visit visit, AssetImportDesk.Outcome outcome, String run) {
    return visit
        .words()
        .say(
            run.equals("TAKE") ? "asset.import.taken" : "asset.import.tried",
            outcome.received(),
            outcome.answer().accepted(),
            outcome.answer().unchanged(),
            outcome.refused().size());
  }

  private static DataTable table(Visit visit, AssetImportDesk.Outcome outcome) {
    var words = visit.words();
    var said = new AssetWords(words);
    var columns =
        List.of(
            DataTable.Column.number(words.say("asset.import.row"), true),
            DataTable.Column.text(words.say("asset.name"), true),
            DataTable.Column.text(words.say("asset.import.column"), false),
            DataTable.Column.text(words.say("asset.import.why"), true));
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
                        new DataTable.Text(said.row(one.code(), one.field())))))
            .toList();
    var title = words.say("asset.import.refused", outcome.refused().size());
    return new DataTable(title, columns, rows, null, "");
  }

  /// What the classes may hold, from the table that also checks it.
  private DataTable columns(Visit visit) {
    var words = visit.words();
    var language = words.language().tag();
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.kind"), true),
            DataTable.Column.text(words.say("asset.import.column"), true),
            DataTable.Column.text(words.say("asset.import.means"), false),
            DataTable.Column.text(words.say("asset.import.holds"), true));
    var rows =
        kinds.book().kinds().stream()
            .flatMap(kind ->
                kinds.book().fields(kind.code()).stream()
                    .map(rule ->
                        new DataTable.Row(
                            false,
                            List.of(
                                new DataTable.Text(kind.code()),
                                new DataTable.Text(rule.name() + (rule.required() ? " *" : "")),
                                new DataTable.Text(rule.label(language)),
                                new DataTable.Text(holds(visit, rule))))))
            .toList();
    return new DataTable(words.say("asset.import.columns"), columns, rows, null, "");
  }

  private static String holds(Visit visit, FieldRule rule) {
    if (!rule.choices().isEmpty()) return String.join(", ", rule.choices());
    var form = visit.words().say("asset.form." + rule.form());
    return rule.unit().isEmpty() ? form : form + ", " + rule.unit();
  }
}
