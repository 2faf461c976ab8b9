package abhaya.investigation.reminder;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.alarm.RungKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Alarms: those told to the reader, those of her unit, those that went up, those answered.
@Controller
class AlarmPage {
  /// Duties one filters by most: the rest is found by the words of the case.
  private static final List<String> DUTIES =
      List.of("T27", "T26", "T28", "T15", "T16", "T20", "T11", "T12", "T24", "T38");

  private final AlarmQueries queries;
  private final TrailRegister trail;
  private final UnitTrees trees;
  private final Pages pages;
  private final Clock clock;

  AlarmPage(AlarmQueries queries, TrailRegister trail, UnitTrees trees, Pages pages, Clock clock) {
    this.queries = queries;
    this.trail = trail;
    this.trees = trees;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/alarms")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "mine") String list,
      @RequestParam @Nullable String rung,
      @RequestParam @Nullable String duty,
      @RequestParam(name = "case") @Nullable String of,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var ask = new AlarmAsk(AlarmList.of(list), AlarmAsk.rung(rung), duty, of, page);
    var lines = of == null ? queries.list(scope, ask) : queries.ofCase(scope, ask);
    trail.record(
        scope,
        TrailAct.allowed("LIST", "ALARMS", of)
            .with("list", of == null ? ask.list().word() : "case")
            .with("alarms", lines.size()));
    var words = visit.words();
    var view = view(scope, visit, ask, lines);
    var frame =
        PageFrame.of(visit, words.say("reminder.title"))
            .section("alarms")
            .scripts("reminder/alarms.mjs");
    return pages.render("reminder/alarms", frame, view);
  }

  /// The number beside the entry of the bar.
  @GetMapping("/alarms/count")
  ResponseEntity<String> count(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .cacheControl(CacheControl.noStore())
        .body(Long.toString(queries.mine(scope)));
  }

  private AlarmView view(Scope scope, Visit visit, AlarmAsk ask, List<AlarmLine> lines) {
    var words = visit.words();
    var table = new AlarmTable(scope, words, trees.today(), clock.instant());
    var rows = lines.stream().map(line -> table.row(line, "")).toList();
    var choice = rows.stream().anyMatch(AlarmView.Row::choice);
    var total = ask.of() == null ? queries.count(scope, ask) : lines.size();
    return new AlarmView(
        ask.of() == null ? lists(scope, visit, ask) : List.of(),
        filters(visit, ask),
        words.say("reminder.about", total, total >= AlarmQueries.COUNT_MAX ? "more" : "all"),
        ask.of(),
        rows,
        words.say(ask.of() == null ? "reminder.none." + ask.list().word() : "reminder.none.case"),
        choice ? AlarmForm.fields(words, null, "") : List.of(),
        ask.of() == null
            ? Pager.of(words, Address.of(visit.address()), ask.page(), AlarmAsk.PAGE_SIZE, total)
            : null);
  }

  private List<AlarmView.Chip> lists(Scope scope, Visit visit, AlarmAsk ask) {
    var words = visit.words();
    var chips = new ArrayList<AlarmView.Chip>();
    for (var list : AlarmList.values()) {
      var count = queries.count(scope, new AlarmAsk(list, ask.rung(), ask.duty(), null, 1));
      var href = Address.of(visit.address()).without("page").with("list", list.word());
      chips.add(
          new AlarmView.Chip(
              words.say("reminder.list." + list.word()),
              upTo(words, count),
              href.toString(),
              list == ask.list(),
              list == AlarmList.ESCALATED && count > 0));
    }
    return chips;
  }

  private static String upTo(Words words, long count) {
    return count >= AlarmQueries.COUNT_MAX ? words.number(count) + "+" : words.number(count);
  }

  private static FilterChips filters(Visit visit, AlarmAsk ask) {
    var words = visit.words();
    var here = Address.of(visit.address()).without("page");
    var all = words.say("reminder.all");
    var rungs = new ArrayList<FilterChips.Choice>();
    rungs.add(new FilterChips.Choice(all, "", here.without("rung").toString(), ask.rung() == null));
    for (var kind : RungKind.values()) {
      var href = here.with("rung", kind.name()).toString();
      rungs.add(new FilterChips.Choice(words.say(kind.messageKey()), "", href, kind == ask.rung()));
    }
    var duties = new ArrayList<FilterChips.Choice>();
    duties.add(
        new FilterChips.Choice(all, "", here.without("duty").toString(), ask.duty() == null));
    for (var duty : DUTIES) {
      var href = here.with("duty", duty).toString();
      duties.add(
          new FilterChips.Choice(
              words.say("clock.duty." + duty), duty, href, duty.equals(ask.duty())));
    }
    var rung = ask.rung() == null ? all : words.say(ask.rung().messageKey());
    var duty = ask.duty() == null ? all : ask.duty();
    return new FilterChips(
        List.of(
            new FilterChips.Chip(
                words.say("reminder.by.rung"), rung, ask.rung() != null, rungs, null),
            new FilterChips.Chip(
                words.say("reminder.by.duty"), duty, ask.duty() != null, duties, null)),
        List.of());
  }
}
