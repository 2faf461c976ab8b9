package abhaya.base.listing;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.paper.FileKind;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Files of rows: what for, in which form, and who says yes.
@Controller
class ExportPage {
  private static final String PATH = "/exports";
  private static final int ADDRESS_MAX = 1500;
  private static final int ONLY_MAX = 500;
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final ExportDesk desk;
  private final UnitTrees trees;
  private final Pages pages;
  private final Clock clock;

  ExportPage(ExportDesk desk, UnitTrees trees, Pages pages, Clock clock) {
    this.desk = desk;
    this.trees = trees;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(PATH + "/new")
  ResponseEntity<String> form(
      Scope scope,
      Visit visit,
      @RequestParam String of,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(required = false) @Nullable Set<String> only) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var words = visit.words();
    var wanted = wanted(of, only, format, ExportPurpose.REVIEW.name());
    var rows = desk.rows(scope, visit, wanted);
    var about =
        desk.needsTwo(wanted, rows)
            ? words.say("listing.export.two", rows, ExportDesk.ROWS_ALONE)
            : words.say("listing.export.alone", rows);
    var view =
        new ExportView.Form(
            about, of, List.copyOf(wanted.only()), rows > 0, fields(words, wanted), of);
    var page = PageFrame.of(visit, words.say("listing.export.title")).section(section(of));
    return pages.render("listing/export", page, view);
  }

  /// The entry of the bar to which a list belongs, by the last word of its name.
  private static String section(String of) {
    var list = KeptView.listOf(Address.of(of));
    return list.substring(list.lastIndexOf('/') + 1);
  }

  private static List<Field> fields(Words words, ExportAsk.Wanted wanted) {
    var purposes =
        Arrays.stream(ExportPurpose.values())
            .map(one -> new Field.Option(one.name(), words.say(one.key())))
            .toList();
    var formats =
        Arrays.stream(FileKind.values())
            .map(one -> new Field.Option(one.ending(), one.name()))
            .toList();
    return List.of(
        Field.text("purpose", words.say("listing.export.purpose"), "").of(purposes),
        Field.text("format", words.say("listing.export.format"), wanted.format().ending())
            .of(formats));
  }

  @PostMapping(PATH)
  ResponseEntity<?> ask(
      Scope scope,
      Visit visit,
      @RequestParam String of,
      @RequestParam String format,
      @RequestParam String purpose,
      @RequestParam(required = false) @Nullable Set<String> only) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var file = desk.ask(scope, visit, wanted(of, only, format, purpose));
    return file.isPresent() ? file.get() : to(PATH);
  }

  private ExportAsk.Wanted wanted(
      String of, @Nullable Set<String> only, String format, String purpose) {
    if (of.length() > ADDRESS_MAX) throw Refused.field("of", "too-long");
    var rows = only == null ? Set.<String>of() : only;
    if (rows.size() > ONLY_MAX) throw Refused.field("only", "too-long");
    if (rows.stream().anyMatch(one -> !HANDLE.matcher(one).matches())) {
      throw Refused.field("only", "not-understood");
    }
    return new ExportAsk.Wanted(
        desk.listOf(of).kept(),
        of,
        rows,
        FileKind.find(format).orElseThrow(() -> Refused.field("format", "not-a-choice")),
        ExportPurpose.find(purpose).orElseThrow(() -> Refused.field("purpose", "not-a-choice")));
  }

  @GetMapping(PATH)
  ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var words = visit.words();
    var asks = desk.list(scope);
    var own = asks.stream().filter(ask -> isOwn(scope, ask)).toList();
    var others =
        asks.stream()
            .filter(ask -> ExportDesk.mayDecide(scope, ask))
            .filter(ask -> ask.state(clock.instant()) == ExportAsk.State.WAITS)
            .toList();
    var view =
        new ExportView(
            own.stream().map(ask -> line(words, ask)).toList(),
            others.stream().map(ask -> line(words, ask)).toList(),
            scope.may(Operation.APPROVE_EXPORT));
    var page = PageFrame.of(visit, words.say("listing.exports")).section("cases");
    return pages.render("listing/exports", page, view);
  }

  private static boolean isOwn(Scope scope, ExportAsk ask) {
    return ask.by().person() == scope.person().id();
  }

  private ExportView.Line line(Words words, ExportAsk ask) {
    var state = ask.state(clock.instant());
    var tag = words.language().tag();
    var unit = trees.today().find(ask.by().unit()).map(found -> found.name(tag)).orElse("");
    var list = KeptView.nameOf(words, KeptView.listOf(Address.of(ask.wanted().list())));
    return new ExportView.Line(
        ask.handle(),
        list + ": " + words.say("listing.export.rows", ask.rows(), ask.wanted().format().name()),
        words.say(ask.wanted().purpose().key()),
        ask.by().name() + ", " + words.say("web.role." + ask.by().role()) + ", " + unit,
        words.minute(ask.at()),
        words.say(state.key()),
        state == ExportAsk.State.READY);
  }

  @PostMapping(PATH + "/{handle}/{answer:approve|refuse}")
  ResponseEntity<?> decide(Scope scope, @PathVariable String handle, @PathVariable String answer) {
    NotVisible.unless(scope.decide(Operation.APPROVE_EXPORT));
    desk.decide(scope, known(handle), answer.equals("approve"));
    return to(PATH);
  }

  @PostMapping(PATH + "/{handle}/take")
  ResponseEntity<byte[]> take(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    return desk.take(scope, visit, known(handle));
  }

  private static String known(String handle) {
    return Optional.of(handle)
        .filter(text -> HANDLE.matcher(text).matches())
        .orElseThrow(() -> Refused.with(HttpStatus.NOT_FOUND, "not-found"));
  }

  private static ResponseEntity<Void> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
