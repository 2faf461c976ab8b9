package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The watchlist: ask for a plate, agree or refuse as the second name, end an entry.
@Controller
class WatchPage {
  private static final String ONE = "/safecity/plates/list/{handle:[0-9a-f-]{36}}";
  private static final int PAGE_MAX = 10_000;
  private static final int DAYS_MAX = 90;
  private static final Set<String> SAID = Set.of("asked", "done", "own", "late");

  private final PlateQueries queries;
  private final WatchRegister register;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  WatchPage(
      PlateQueries queries, WatchRegister register, TrailRegister trail, Pages pages, Clock clock) {
    this.queries = queries;
    this.register = register;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  /// What the form held.
  record Typed(String pattern, String reason, String reference, String action, String days) {
    static final Typed EMPTY = new Typed("", "STOLEN", "", "STOP", "30");
  }

  @GetMapping("/safecity/plates/list")
  ResponseEntity<String> list(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String said) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var notice = SAID.contains(said) ? visit.words().say("plate.said." + said) : null;
    var wrong = said.equals("own") || said.equals("late");
    return page(scope, visit, page, new Told(notice, wrong, HttpStatus.OK), Typed.EMPTY, Set.of());
  }

  private record Told(@Nullable String notice, boolean wrong, HttpStatus status) {}

  private ResponseEntity<String> page(
      Scope scope, Visit visit, int page, Told told, Typed typed, Set<String> wrong) {
    if (!PlateRooms.LIST.isFor(scope)) NotVisible.unless(scope.decide(Operation.LIST_PLATES));
    var words = visit.words();
    var entries = queries.entries(scope, clock.instant(), page);
    var count = queries.countEntries(scope);
    trail.record(scope, TrailAct.allowed("LIST", "WATCH_ENTRY", null).with("entries", count));
    var rows = entries.stream().map(entry -> row(words, entry)).toList();
    var table =
        new DataTable(
            words.say("plate.room.LIST"), columns(words), rows, null, words.say("plate.list.none"));
    var view =
        new PlateView(
            PlateRooms.tabs(scope, words, PlateRooms.LIST),
            told.notice(),
            told.wrong(),
            words.say("plate.list.about"),
            scope.may(Operation.LIST_PLATES) ? form(words, typed, wrong) : null,
            table,
            entries.stream().flatMap(entry -> act(scope, words, entry).stream()).toList(),
            Pager.of(words, Address.of(visit.address()), page, PlateQueries.PAGE_SIZE, count),
            null);
    return pages.render(told.status(), "plate/room", HitPage.frame(visit, "plate.room.LIST"), view);
  }

  private static List<DataTable.Column> columns(Words words) {
    return List.of(
        DataTable.Column.text(words.say("plate.entry.pattern"), true),
        DataTable.Column.text(words.say("plate.hit.state"), true),
        DataTable.Column.text(words.say("plate.entry.reason"), true),
        DataTable.Column.text(words.say("plate.entry.reference"), false),
        DataTable.Column.text(words.say("plate.entry.action"), false),
        DataTable.Column.text(words.say("plate.entry.to"), false),
        DataTable.Column.number(words.say("plate.entry.hits"), false),
        DataTable.Column.number(words.say("plate.entry.rejected"), false));
  }

  private static DataTable.Row row(Words words, PlateQueries.EntryLine entry) {
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(entry.pattern()),
            new DataTable.State(
                tone(entry.state()), words.say("plate.entryState." + entry.state())),
            new DataTable.Text(words.say("plate.reason." + entry.reason())),
            new DataTable.Text(entry.reference()),
            new DataTable.Text(words.say("plate.action." + entry.action())),
            new DataTable.Text(words.minute(entry.to())),
            new DataTable.Figure(words.number(entry.hits()), false),
            new DataTable.Figure(words.number(entry.rejected()), entry.rejected() > 0)));
  }

  private static Tone tone(String state) {
    return switch (state) {
      case "ASKED" -> Tone.LATE;
      case "LISTED" -> Tone.IN_TIME;
      default -> Tone.QUIET;
    };
  }

  private static List<PlateView.Act> act(Scope scope, Words words, PlateQueries.EntryLine entry) {
    var here = "/safecity/plates/list/" + entry.handle();
    var buttons = new ArrayList<PlateView.Button>();
    if (entry.state().equals("ASKED") && scope.may(Operation.AGREE_PLATES) && !entry.own()) {
      buttons.add(new PlateView.Button(here + "/agree", words.say("plate.do.agree"), true));
      buttons.add(new PlateView.Button(here + "/refuse", words.say("plate.do.refuse"), false));
    }
    var mayEnd = scope.may(Operation.AGREE_PLATES) || entry.own();
    if (entry.state().equals("LISTED") && mayEnd)
      buttons.add(new PlateView.Button(here + "/end", words.say("plate.do.end"), false));
    if (buttons.isEmpty()) return List.of();
    var about =
        words.say(
            "plate.entry.line",
            entry.pattern(),
            words.say("plate.reason." + entry.reason()),
            entry.reference());
    return List.of(
        new PlateView.Act(about, words.say("plate.entryState." + entry.state()), buttons));
  }

  private static PlateView.Form form(Words words, Typed typed, Set<String> wrong) {
    var reasons =
        Arrays.stream(WatchEntry.Reason.values())
            .map(one -> new Field.Option(one.name(), words.say("plate.reason." + one)))
            .toList();
    var actions =
        Arrays.stream(WatchEntry.Action.values())
            .map(one -> new Field.Option(one.name(), words.say("plate.action." + one)))
            .toList();
    var pattern =
        Field.text("pattern", words.say("plate.entry.pattern"), typed.pattern())
            .hint(words.say("plate.entry.pattern.hint"))
            .needed("off")
            .wrong(fault(words, wrong, "PATTERN_TOO_WIDE", "NO_SUCH_PLATE", "PATTERN"));
    var reference =
        Field.text("reference", words.say("plate.entry.reference"), typed.reference())
            .hint(words.say("plate.entry.reference.hint"))
            .needed("off")
            .wrong(fault(words, wrong, "NO_REFERENCE"));
    var days =
        Field.text("days", words.say("plate.entry.days"), typed.days())
            .type("number")
            .needed("off")
            .wrong(fault(words, wrong, "LONGER_THAN_NINETY_DAYS", "DAYS"));
    return new PlateView.Form(
        words.say("plate.ask"),
        "/safecity/plates/list",
        List.of(
            pattern,
            Field.text("reason", words.say("plate.entry.reason"), typed.reason()).of(reasons),
            reference,
            Field.text("action", words.say("plate.entry.action"), typed.action()).of(actions),
            days),
        words.say("plate.ask.submit"));
  }

  private static @Nullable String fault(Words words, Set<String> wrong, String... codes) {
    for (var code : codes) if (wrong.contains(code)) return words.say("plate.refusal." + code);
    return null;
  }

  @PostMapping("/safecity/plates/list")
  ResponseEntity<String> ask(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "") String pattern,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String days) {
    NotVisible.unless(scope.decide(Operation.LIST_PLATES));
    var typed = new Typed(pattern, reason, reference.strip(), action, days);
    if (typed.reference().length() > 80) throw Refused.field("reference", "too-long");
    var read = PlatePattern.read(pattern);
    var faults = new java.util.HashSet<String>();
    if (read.isEmpty()) faults.add("PATTERN");
    if (!days.matches("\\d{1,3}") || Integer.parseInt(days) < 1) faults.add("DAYS");
    if (faults.isEmpty() && Integer.parseInt(days) > DAYS_MAX)
      faults.add("LONGER_THAN_NINETY_DAYS");
    if (faults.isEmpty()) {
      var wish =
          new WatchRegister.Wish(
              read.orElseThrow(),
              choice(WatchEntry.Reason.values(), reason, "reason"),
              typed.reference(),
              choice(WatchEntry.Action.values(), action, "action"),
              Duration.ofDays(Long.parseLong(days)));
      register.ask(scope, wish).forEach(refusal -> faults.add(refusal.name()));
    }
    if (faults.isEmpty()) return HitPage.to("/safecity/plates/list?said=asked");
    var told =
        new Told(visit.words().say("plate.said.refused"), true, HttpStatus.UNPROCESSABLE_CONTENT);
    return page(scope, visit, 1, told, typed, faults);
  }

  private static <E extends Enum<E>> E choice(E[] all, String word, String field) {
    return Arrays.stream(all)
        .filter(one -> one.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field(field, "not-a-choice"));
  }

  @PostMapping(ONE + "/{act:agree|refuse|end}")
  ResponseEntity<String> decide(
      Scope scope, @PathVariable String handle, @PathVariable String act) {
    var done =
        act.equals("end")
            ? register.end(scope, handle)
            : register.decide(scope, handle, act.equals("agree"));
    var said =
        switch (done) {
          case DONE -> "done";
          case OWN -> "own";
          case LATE -> "late";
        };
    return HitPage.to("/safecity/plates/list?said=" + said);
  }
}
