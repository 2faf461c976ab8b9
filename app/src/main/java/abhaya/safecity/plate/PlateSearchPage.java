package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.asset.KnownAssets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looking for a plate among the reads, and looking over who did.
@Controller
class PlateSearchPage {
  private static final int DAYS_MAX = 180;

  private final SearchDesk desk;
  private final PlateQueries queries;
  private final KnownAssets known;
  private final UnitTrees trees;
  private final Pages pages;

  PlateSearchPage(
      SearchDesk desk, PlateQueries queries, KnownAssets known, UnitTrees trees, Pages pages) {
    this.desk = desk;
    this.queries = queries;
    this.known = known;
    this.trees = trees;
    this.pages = pages;
  }

  private record Told(
      @Nullable String notice, boolean wrong, HttpStatus status, @Nullable DataTable table) {}

  @GetMapping("/safecity/plates/search")
  ResponseEntity<String> ask(
      Scope scope, Visit visit, @RequestParam(defaultValue = "") String said) {
    NotVisible.unless(scope.decide(Operation.SEARCH_PLATES));
    var notice = said.equals("household") ? visit.words().say("plate.said.household") : null;
    return page(scope, visit, new Told(notice, false, HttpStatus.OK, null), "", "", "7");
  }

  /// By POST: a plate has no place in an address.
  @PostMapping("/safecity/plates/search")
  ResponseEntity<String> search(
      Scope scope,
      Visit visit,
      @RequestParam(name = "case", defaultValue = "") String caseHandle,
      @RequestParam(defaultValue = "") String plate,
      @RequestParam(defaultValue = "7") String days) {
    NotVisible.unless(scope.decide(Operation.SEARCH_PLATES));
    var words = visit.words();
    var plain = PlateText.normalised(plate);
    if (!days.matches("\\d{1,3}")
        || Integer.parseInt(days) < 1
        || Integer.parseInt(days) > DAYS_MAX) throw Refused.field("days", "not-understood");
    if (plain.isEmpty()) {
      var told =
          new Told(
              words.say("plate.refusal.PATTERN"), true, HttpStatus.UNPROCESSABLE_CONTENT, null);
      return page(scope, visit, told, caseHandle, plate, days);
    }
    var answer = desk.search(scope, caseHandle, plain.get(), Integer.parseInt(days));
    var told =
        switch (answer) {
          case SearchDesk.Answer.Refused refused ->
              new Told(
                  words.say("plate.search." + refused.reason()), true, HttpStatus.FORBIDDEN, null);
          case SearchDesk.Answer.Found found ->
              new Told(
                  words.say(
                      found.conspicuous() ? "plate.search.told" : "plate.search.found",
                      found.reads().size()),
                  found.conspicuous(),
                  HttpStatus.OK,
                  table(words, found.reads()));
        };
    return page(scope, visit, told, caseHandle, plate, days);
  }

  private DataTable table(Words words, List<ReadStore.Found> reads) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("plate.hit.at"), true),
            DataTable.Column.text(words.say("plate.hit.camera"), true),
            DataTable.Column.text(words.say("plate.hit.lane"), false),
            DataTable.Column.text(words.say("plate.hit.read"), true),
            DataTable.Column.number(words.say("plate.hit.confidence"), false));
    var rows =
        reads.stream()
            .map(read ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.second(read.at())),
                        new DataTable.Text(
                            known.find(read.camera()).map(one -> one.uid()).orElse(Words.NONE)),
                        new DataTable.Text(read.lane()),
                        new DataTable.Text(read.raw()),
                        read.confidence() == null
                            ? new DataTable.Nothing()
                            : new DataTable.Figure(words.number(read.confidence()), false))))
            .toList();
    return new DataTable(
        words.say("plate.room.SEARCH"), columns, rows, null, words.say("plate.search.none"));
  }

  private ResponseEntity<String> page(
      Scope scope, Visit visit, Told told, String caseHandle, String plate, String days) {
    var words = visit.words();
    var options =
        desk.own(scope).stream()
            .map(one -> new Field.Option(one.handle(), words.say("cases.fir", one.firNumber())))
            .toList();
    var form =
        new PlateView.Form(
            words.say("plate.search.title"),
            "/safecity/plates/search",
            List.of(
                Field.text("case", words.say("plate.search.case"), caseHandle)
                    .of(options)
                    .hint(words.say("plate.search.case.hint")),
                Field.text("plate", words.say("plate.entry.pattern"), plate).needed("off"),
                Field.text("days", words.say("plate.search.days"), days).type("number")),
            words.say("plate.search.submit"));
    var own = queries.searches(scope, false);
    var second =
        new PlateView.Second(
            words.say("plate.search.own"),
            words.say("plate.search.own.about"),
            searches(words, own));
    var view =
        new PlateView(
            PlateRooms.tabs(scope, words, PlateRooms.SEARCH),
            told.notice(),
            told.wrong(),
            words.say("plate.search.about"),
            form,
            told.table(),
            List.of(),
            null,
            second);
    return pages.render(
        told.status(), "plate/room", HitPage.frame(visit, "plate.room.SEARCH"), view);
  }

  @PostMapping("/safecity/plates/household")
  ResponseEntity<String> household(Scope scope, @RequestParam(defaultValue = "") String plate) {
    var plain = PlateText.normalised(plate);
    if (plain.isEmpty()) throw Refused.field("plate", "not-understood");
    desk.tellHousehold(scope, plain.get());
    return HitPage.to("/safecity/plates/search?said=household");
  }

  @GetMapping("/safecity/plates/review")
  ResponseEntity<String> review(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.REVIEW_PLATES));
    var words = visit.words();
    var searches = queries.searches(scope, true);
    var acts =
        searches.stream()
            .filter(one -> one.verdict() == null)
            .map(one -> {
              var here = "/safecity/plates/review/" + one.handle();
              return new PlateView.Act(
                  words.say("plate.review.line", words.minute(one.at()), unit(words, one.unit())),
                  alarms(words, one.alarms()),
                  List.of(
                      new PlateView.Button(
                          here + "/in-order", words.say("plate.verdict.IN_ORDER"), true),
                      new PlateView.Button(
                          here + "/to-be-cleared",
                          words.say("plate.verdict.TO_BE_CLEARED"),
                          false)));
            })
            .toList();
    var view =
        new PlateView(
            PlateRooms.tabs(scope, words, PlateRooms.REVIEW),
            null,
            false,
            words.say("plate.review.about"),
            null,
            searches(words, searches),
            acts,
            null,
            null);
    return pages.render("plate/room", HitPage.frame(visit, "plate.room.REVIEW"), view);
  }

  @PostMapping("/safecity/plates/review/{handle:[0-9a-f-]{36}}/{verdict:in-order|to-be-cleared}")
  ResponseEntity<String> verdict(
      Scope scope, @PathVariable String handle, @PathVariable String verdict) {
    desk.review(scope, handle, verdict.equals("in-order"));
    return HitPage.to("/safecity/plates/review");
  }

  private DataTable searches(Words words, List<PlateQueries.SearchLine> searches) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("plate.search.at"), true),
            DataTable.Column.text(words.say("plate.search.unit"), false),
            DataTable.Column.number(words.say("plate.search.reads"), false),
            DataTable.Column.text(words.say("plate.search.alarms"), true),
            DataTable.Column.text(words.say("plate.search.reviewed"), true));
    var rows =
        searches.stream()
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.minute(one.at())),
                        new DataTable.Text(unit(words, one.unit())),
                        new DataTable.Figure(words.number(one.found()), false),
                        new DataTable.Text(alarms(words, one.alarms())),
                        reviewed(words, one))))
            .toList();
    return new DataTable(
        words.say("plate.search.own"), columns, rows, null, words.say("plate.search.noneYet"));
  }

  private static DataTable.Cell reviewed(Words words, PlateQueries.SearchLine one) {
    var by = one.reviewBy();
    if (one.verdict() != null) {
      var tone = one.verdict().equals("IN_ORDER") ? Tone.IN_TIME : Tone.OVERDUE;
      return new DataTable.State(tone, words.say("plate.verdict." + one.verdict()));
    }
    return by == null
        ? new DataTable.Text(words.say("plate.search.notDrawn"))
        : new DataTable.State(Tone.LATE, words.say("plate.search.reviewBy", words.minute(by)));
  }

  private static String alarms(Words words, List<String> alarms) {
    if (alarms.isEmpty()) return words.say("plate.alarm.none");
    return String.join(" · ", alarms.stream().map(one -> words.say("plate.alarm." + one)).toList());
  }

  private String unit(Words words, int unit) {
    return trees
        .today()
        .find(new UnitId(unit))
        .map(found -> found.name(words.language().tag()))
        .orElse(Words.NONE);
  }
}
