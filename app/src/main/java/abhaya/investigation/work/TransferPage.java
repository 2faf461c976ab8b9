package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.clock.DutyBook;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Transfers and Zero FIRs on their way: accept, return, and how long each pair of stations takes.
@Controller
class TransferPage {
  private static final String ONE = "/work/transfers/" + DeskPage.HANDLE;
  private static final int LINES_MAX = 200;
  private static final int MONTHS_BACK = 12;

  /// A case that lies longer than a week between two stations belongs to nobody.
  private static final int LATE_DAYS = 7;

  private final TransferDesk desk;
  private final TransferStore store;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Pages pages;

  TransferPage(
      TransferDesk desk,
      TransferStore store,
      UnitTrees trees,
      TrailRegister trail,
      TransactionTemplate transactions,
      Pages pages) {
    this.desk = desk;
    this.store = store;
    this.trees = trees;
    this.trail = trail;
    this.transactions = transactions;
    this.pages = pages;
  }

  private record Lines(List<Transfer> transfers, List<TransferStore.Pair> pairs) {}

  @GetMapping("/work/transfers")
  ResponseEntity<String> show(Scope scope, Visit visit) {
    return show(scope, visit, null);
  }

  @PostMapping(ONE + "/accept")
  ResponseEntity<String> accept(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var outcome = desk.accept(scope, handle, typed.text("number"), typed.form());
    return answer(scope, visit, "a" + handle, outcome);
  }

  @PostMapping(ONE + "/return")
  ResponseEntity<String> sendBack(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var why = Why.read(Typed.of(fields).text("why"), Why.Of.RETURN);
    return answer(scope, visit, "r" + handle, desk.sendBack(scope, handle, why));
  }

  @PostMapping(ONE + "/withdraw")
  ResponseEntity<String> withdraw(Scope scope, Visit visit, @PathVariable String handle) {
    return answer(scope, visit, "w" + handle, desk.withdraw(scope, handle));
  }

  private ResponseEntity<String> answer(
      Scope scope, Visit visit, String form, TransferDesk.Outcome outcome) {
    var say = new WorkWords(visit.words(), trees.today());
    return switch (outcome) {
      case TransferDesk.Outcome.Done _ -> DeskPage.seeOther("/work/transfers");
      case TransferDesk.Outcome.Changed _ ->
          show(scope, visit, Wrong.changed(form, say.say("work.fault.changed")));
      case TransferDesk.Outcome.Refused refused ->
          show(
              scope,
              visit,
              Wrong.of(form, say.fault(refused.code(), refused.field()), refused.field()));
    };
  }

  private ResponseEntity<String> show(Scope scope, Visit visit, @Nullable Wrong wrong) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var tree = trees.today();
    var stations = tree.stationsUnder(scope.unit());
    var today = India.dateOf(visit.at());
    var lines =
        Objects.requireNonNull(
            transactions.execute(status ->
                new Lines(
                    store.of(stations, LINES_MAX),
                    store.pairs(stations, today.minusMonths(MONTHS_BACK)))));
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", tree.get(scope.unit()).code())
            .with("state", "transfers")
            .with("transfers", lines.transfers().size()));
    var say = new WorkWords(visit.words(), tree);
    var incoming =
        lines.transfers().stream()
            .filter(one -> isIncoming(tree, scope, one))
            .map(one -> offer(scope, say, visit, one, wrong))
            .toList();
    var others = lines.transfers().stream().filter(one -> !isIncoming(tree, scope, one)).toList();
    var view =
        new TransferView(
            WorkTabs.of(scope, visit.words(), "transfers"),
            incoming,
            others(say, visit, others),
            pairs(say, visit, lines.pairs()));
    var page = PageFrame.of(visit, say.say("work.transfers")).section("work");
    var status = wrong == null ? HttpStatus.OK : wrong.status();
    return pages.render(status, "work/transfers", page, view);
  }

  private static boolean isIncoming(UnitTree tree, Scope scope, Transfer one) {
    return one.state() == Transfer.State.WAITING && tree.isWithin(one.to(), scope.unit());
  }

  private static TransferView.Offer offer(
      Scope scope, WorkWords say, Visit visit, Transfer one, @Nullable Wrong wrong) {
    var days = one.days(visit.at());
    var due = DutyBook.twoMonths(one.recordedOn());
    var left = ChronoUnit.DAYS.between(India.dateOf(visit.at()), due);
    var forms =
        scope.mayOn(Operation.CHANGE_CASE, one.to())
            ? List.of(accept(say, one, wrong), sendBack(say, one, wrong))
            : List.<WorkForm>of();
    return new TransferView.Offer(
        say.say(one.zeroFir() ? "work.zeroFir" : "cases.fir", one.firNumber()),
        say.unit(one.from()),
        say.code("work.why.", one.reason()),
        say.words().days(days),
        days > LATE_DAYS ? Tone.OVERDUE : Tone.LATE,
        say.left(left),
        forms);
  }

  private static WorkForm accept(WorkWords say, Transfer one, @Nullable Wrong wrong) {
    var form = "a" + one.handle();
    var number = Field.text("number", say.say("work.transfer.number"), "");
    number = number.hint(say.say(one.zeroFir() ? "work.transfer.zero" : "work.transfer.optional"));
    var hit = wrong != null && wrong.form().equals(form);
    if (wrong != null && hit) number = number.wrong(wrong.sentence());
    var done =
        WorkForm.of(
                form,
                say.say("work.transfer.accept"),
                "/work/transfers/" + one.handle() + "/accept",
                say.say("work.transfer.accept"),
                List.of(number))
            .hidden(Map.of("form", Handle.next()));
    return hit ? done.opened() : done;
  }

  private static WorkForm sendBack(WorkWords say, Transfer one, @Nullable Wrong wrong) {
    var form = "r" + one.handle();
    var why = Field.text("why", say.say("work.correct.why"), "").of(say.whys(Why.Of.RETURN));
    var done =
        WorkForm.of(
            form,
            say.say("work.transfer.return"),
            "/work/transfers/" + one.handle() + "/return",
            say.say("work.transfer.return"),
            List.of(why));
    if (wrong == null || !wrong.form().equals(form)) return done;
    return done.back(wrong.sentence(), List.of(), null);
  }

  private static DataTable others(WorkWords say, Visit visit, List<Transfer> transfers) {
    var columns =
        List.of(
            DataTable.Column.text(say.say("cases.list.fir"), true),
            DataTable.Column.text(say.say("work.transfer.state"), true),
            DataTable.Column.text(say.say("work.transfer.from"), false),
            DataTable.Column.text(say.say("work.transfer.to"), false),
            DataTable.Column.text(say.say("work.transfer.sent"), false),
            DataTable.Column.number(say.say("work.transfer.days"), true));
    var rows = transfers.stream().map(one -> row(say, visit, one)).toList();
    return new DataTable(
        say.say("work.transfers.others"), columns, rows, null, say.say("work.transfers.noOthers"));
  }

  private static DataTable.Row row(WorkWords say, Visit visit, Transfer one) {
    var days = one.days(visit.at());
    var waits = one.state() == Transfer.State.WAITING;
    var tone =
        switch (one.state()) {
          case WAITING -> days > LATE_DAYS ? Tone.OVERDUE : Tone.LATE;
          case ACCEPTED -> Tone.IN_TIME;
          case RETURNED -> Tone.OVERDUE;
          case WITHDRAWN -> Tone.QUIET;
        };
    var why = one.decidedWhy();
    var state = say.say(one.state().messageKey());
    if (why != null) state += ": " + say.code("work.why.", why);
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(say.say("cases.fir", one.firNumber())),
            new DataTable.State(tone, state),
            new DataTable.Text(say.unit(one.from())),
            new DataTable.Text(say.unit(one.to())),
            new DataTable.Text(say.words().minute(one.sentAt())),
            new DataTable.Figure(say.words().number(days), waits && days > LATE_DAYS)));
  }

  private static DataTable pairs(WorkWords say, Visit visit, List<TransferStore.Pair> pairs) {
    var columns =
        List.of(
            DataTable.Column.text(say.say("work.transfer.pair"), true),
            DataTable.Column.number(say.say("work.transfer.waiting"), true),
            DataTable.Column.number(say.say("work.transfer.oldest"), true),
            DataTable.Column.number(say.say("work.transfer.accepted"), false),
            DataTable.Column.number(say.say("work.transfer.median"), false),
            DataTable.Column.number(say.say("work.transfer.returned"), false));
    var rows = pairs.stream().map(pair -> row(say, visit, pair)).toList();
    return new DataTable(
        say.say("work.transfers.pairs"), columns, rows, null, say.say("work.transfers.noPairs"));
  }

  private static DataTable.Row row(WorkWords say, Visit visit, TransferStore.Pair pair) {
    var words = say.words();
    var oldest = pair.oldestAt();
    var days = oldest == null ? 0 : ChronoUnit.DAYS.between(oldest, visit.at());
    var median = pair.median();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(say.say("work.pair", say.unit(pair.from()), say.unit(pair.to()))),
            new DataTable.Figure(words.number(pair.waiting()), false),
            new DataTable.Figure(
                oldest == null ? Words.NONE : words.number(days), days > LATE_DAYS),
            new DataTable.Figure(words.number(pair.accepted()), false),
            new DataTable.Figure(median == null ? Words.NONE : words.number(median), false),
            new DataTable.Figure(words.number(pair.returned()), false)));
  }
}
