package abhaya.investigation.reminder;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListShape;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.alarm.RungKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
  private final ListTools tools;
  private final Pages pages;
  private final Clock clock;

  AlarmPage(
      AlarmQueries queries,
      TrailRegister trail,
      UnitTrees trees,
      ListTools tools,
      Pages pages,
      Clock clock) {
    this.queries = queries;
    this.trail = trail;
    this.trees = trees;
    this.tools = tools;
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
    var plain = new AlarmAsk(AlarmList.of(list), AlarmAsk.rung(rung), duty, of, page);
    var table = new AlarmTable(scope, visit.words(), trees.today(), clock.instant());
    var shape = table.shape(Address.of(visit.address()));
    var ask = plain.in(new AlarmAsk.Order(shape.sort(), shape.isTurned(), AlarmAsk.PAGE_SIZE));
    var lines = of == null ? queries.list(scope, ask) : queries.ofCase(scope, ask);
    trail.record(
        scope,
        TrailAct.allowed("LIST", "ALARMS", of)
            .with("list", of == null ? ask.list().word() : "case")
            .with("alarms", lines.size()));
    var words = visit.words();
    var files = of == null && scope.may(Operation.EXPORT) && !lines.isEmpty();
    var view = view(scope, visit, new Shown(table, shape, ask, lines, files));
    var frame =
        PageFrame.of(visit, words.say("reminder.title"))
            .section("alarms")
            .ways(new PageFrame.Ways(null, null, null, ListTools.export(visit, files)))
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

  private record Shown(
      AlarmTable table,
      ListShape<AlarmLine> shape,
      AlarmAsk ask,
      List<AlarmLine> lines,
      boolean files) {}

  private AlarmView view(Scope scope, Visit visit, Shown shown) {
    var words = visit.words();
    var ask = shown.ask();
    var choice = shown.lines().stream().anyMatch(AlarmTable::isMine);
    var total = ask.of() == null ? queries.count(scope, ask) : shown.lines().size();
    var none =
        words.say(ask.of() == null ? "reminder.none." + ask.list().word() : "reminder.none.case");
    return new AlarmView(
        ask.of() == null ? lists(scope, visit, ask) : List.of(),
        filters(visit, ask).with(tools.of(scope, visit, shown.shape(), shown.files())),
        words.say("reminder.about", total, total >= AlarmQueries.COUNT_MAX ? "more" : "all"),
        ask.of(),
        shown.table().of(shown.shape(), shown.lines(), none),
        choice ? AlarmForm.fields(words, null, "") : List.of(),
        ask.of() == null
            ? Pager.of(words, Address.of(visit.address()), ask.page(), AlarmAsk.PAGE_SIZE, total)
            : null);
  }

  @Bean
  static ListExport alarmsExport(AlarmPage page) {
    return new ListExport("/alarms", "ALARMS", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var address = asked.of();
    var words = visit.words();
    var tree = trees.today();
    var shape = new AlarmTable(scope, words, tree, clock.instant()).shape(address);
    var list = AlarmList.of(Objects.requireNonNullElse(address.find("list"), "mine"));
    var plain =
        new AlarmAsk(list, AlarmAsk.rung(address.find("rung")), address.find("duty"), null, 1);
    var most = ListExport.ROWS_MAX + 1;
    var ask = plain.in(new AlarmAsk.Order(shape.sort(), shape.isTurned(), most));
    var lines = asked.chosen(queries.list(scope, ask), AlarmLine::handle);
    var title = words.say("reminder.title") + " · " + words.say("reminder.list." + list.word());
    var facts = new ArrayList<FileSheet.Fact>();
    tree.find(scope.unit())
        .map(unit -> unit.name(words.language().tag()))
        .ifPresent(name -> facts.add(new FileSheet.Fact(words.say("cases.list.file.unit"), name)));
    facts.addAll(ListExport.Cover.facts(filters(visit, ask).chips()));
    facts.add(new FileSheet.Fact(words.say("cases.list.file.asOf"), words.minute(visit.at())));
    var code = tree.pathCode(scope.unit());
    var file = "alarms-" + list.word() + "-" + code + "-" + India.dateOf(visit.at());
    var notes = List.of(words.say("reminder.about", lines.size(), "all"));
    return ListExport.Made.of(
        new ListExport.Cover(code, file, title, facts, notes), shape, lines, stamp);
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
