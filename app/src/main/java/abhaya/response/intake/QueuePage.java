package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.OpenPages;
import abhaya.base.trail.TrailAct;
import abhaya.base.web.Age;
import abhaya.base.web.DataTable;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The control room's first page: who waits, the gravest first, and who is to be called back.
@Controller
class QueuePage {
  private final Pages pages;
  private final SignalQueries queries;
  private final OpenPages open;
  private final Board board;

  QueuePage(Pages pages, SignalQueries queries, OpenPages open, Board board) {
    this.pages = pages;
    this.queries = queries;
    this.open = open;
    this.board = board;
  }

  /// @param live not empty: the page that lies open asks anew
  @GetMapping("/response")
  ResponseEntity<String> queue(
      Scope scope, Visit visit, @RequestParam(defaultValue = "") String live) {
    NotVisible.unless(scope.decide(Operation.SEE_SIGNALS));
    var listing = TrailAct.allowed("LIST", "SIGNAL_QUEUE", null);
    if (live.isEmpty()) open.opened(scope, listing);
    else open.asked(scope, listing);
    var words = visit.words();
    // before the rows: what changes while they are read is asked for again
    var state = board.state();
    var counts = queries.counts(scope);
    var view =
        new QueueView(
            table(scope, visit, false),
            table(scope, visit, true),
            words.say("intake.counts", counts.waiting(), counts.missed()),
            state.version(),
            state.fresh());
    var page =
        PageFrame.of(visit, words.say("intake.title"))
            .section("response")
            .scripts("intake/queue.mjs");
    return pages.render("intake/queue", page, view);
  }

  private DataTable table(Scope scope, Visit visit, boolean missed) {
    var words = visit.words();
    var mayOpen = scope.may(Operation.TAKE_SIGNALS);
    return new DataTable(
        words.say(missed ? "intake.missed" : "intake.waiting"),
        List.of(
            DataTable.Column.text(words.say("intake.reference"), true),
            DataTable.Column.text(words.say("intake.priority"), true),
            DataTable.Column.text(words.say("intake.channel"), true),
            DataTable.Column.number(words.say("intake.waits"), true),
            DataTable.Column.text(words.say("intake.place"), false),
            DataTable.Column.text(words.say("intake.parts"), false),
            DataTable.Column.text(words.say("intake.flags"), false)),
        queries.listWaiting(scope, missed).stream()
            .map(one -> row(words, one, visit.at(), mayOpen))
            .toList(),
        null,
        words.say(missed ? "intake.missed.none" : "intake.waiting.none"));
  }

  private static DataTable.Row row(
      Words words, SignalQueries.Waiting one, Instant now, boolean mayOpen) {
    var reference =
        mayOpen
            ? new DataTable.Way(one.reference(), "/response/signals/" + one.handle())
            : new DataTable.Text(one.reference());
    var tone = one.urgency() == 1 ? Tone.OVERDUE : Tone.LATE;
    return new DataTable.Row(
        false,
        List.of(
            reference,
            new DataTable.State(tone, words.say("intake.urgency." + one.urgency())),
            new DataTable.Text(
                words.say("intake.channel." + one.channel())
                    + " · "
                    + words.say("intake.meaning." + one.meaning())),
            new DataTable.Running(Age.between(one.receivedAt(), now), one.urgency() == 1),
            new DataTable.Text(place(words, one)),
            new DataTable.Text(taken(words, one)),
            new DataTable.Text(flags(words, one))));
  }

  private static String place(Words words, SignalQueries.Waiting one) {
    if (!one.placed()) return words.say("intake.place.none");
    var radius = one.radiusMetres();
    if (radius == null) return words.say("intake.place.known");
    return words.say("intake.place.within", words.number(Math.round(radius)));
  }

  private static String taken(Words words, SignalQueries.Waiting one) {
    var parts = words.say("intake.parts.count", one.parts());
    return one.takenBy() == null ? parts : parts + " · " + words.say("intake.taken");
  }

  private static String flags(Words words, SignalQueries.Waiting one) {
    if (one.flags().isEmpty()) return Words.NONE;
    return words.say("intake.flags.count", one.flags().size());
  }
}
