package abhaya.base.units;

import abhaya.base.jurisdiction.OrphanReport;
import abhaya.base.jurisdiction.Span;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitChange;
import abhaya.base.jurisdiction.UnitHistory;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRecord;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Timeline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The parts of a unit's page, in words.
record UnitSheet(
    Words words, UnitTree tree, UnitTree today, UnitHistory history, LocalDate day, boolean past) {

  /// Address of a unit's page on the same day.
  String href(Unit unit) {
    return href(tree.pathCode(unit.id()));
  }

  String href(String code) {
    var address = Address.of("/units/" + code);
    return (past ? address.with("asOf", day) : address).toString();
  }

  String name(Unit unit) {
    return unit.name(words.language().tag());
  }

  Link link(Unit unit) {
    return new Link(name(unit), href(unit));
  }

  List<Link> crumbs(Unit unit) {
    var crumbs = new ArrayList<Link>();
    for (var above : tree.ancestors(unit.id())) crumbs.add(link(above));
    crumbs.add(Link.here(name(unit)));
    return crumbs;
  }

  FilterChips chips(String address) {
    var here = Address.of(address).without("page");
    var ask =
        new FilterChips.Ask(
            here.path(),
            words.say("units.asOf.ask"),
            "asOf",
            "date",
            day.toString(),
            words.say("units.asOf.show"),
            here.without("asOf").entries());
    var now =
        new FilterChips.Choice(
            words.say("units.asOf.today"), "", here.without("asOf").toString(), !past);
    var chip =
        new FilterChips.Chip(words.say("units.asOf"), words.date(day), past, List.of(now), ask);
    return new FilterChips(List.of(chip), List.of());
  }

  /// How many of each lower kind stand under it; kinds that do not exist there are left out.
  List<Headline> counts(Unit unit) {
    var counts = new ArrayList<Headline>();
    for (var kind : UnitKind.values()) {
      if (kind.compareTo(unit.kind()) <= 0) continue;
      var count = count(unit, kind);
      if (count == 0 && kind != UnitKind.STATION) continue;
      counts.add(
          new Headline(
              words.say("units.kinds." + kind.name()), words.number(count), "", Tone.PLAIN, null));
    }
    return counts;
  }

  long count(Unit unit, UnitKind kind) {
    return tree.within(unit.id()).stream().filter(one -> one.kind() == kind).count();
  }

  /// Numbers of the revenue districts it covers.
  String revenue(UnitId unit) {
    return String.join(
        ", ", history.get(unit).revenueOn(day).stream().map(String::valueOf).toList());
  }

  List<UnitView.Fact> facts(Unit unit) {
    var record = history.get(unit.id());
    var facts = new ArrayList<UnitView.Fact>();
    facts.add(fact("units.code", List.of(tree.pathCode(unit.id()))));
    if (!unit.code().equals(tree.pathCode(unit.id()))) {
      facts.add(fact("units.codeThen", List.of(unit.code())));
    }
    facts.add(fact("units.kind", List.of(words.say("units.kind." + unit.kind().name()))));
    facts.add(fact("units.names", List.of(unit.nameEn(), unit.nameHi())));
    facts.add(fact("units.aliases", alsoAccepted(unit.id())));
    facts.add(fact("units.revenue", record.revenueOn(day).stream().map(this::lgd).toList()));
    facts.add(fact("units.since", List.of(words.date(record.firstDay()))));
    if (!record.endDay().equals(Span.OPEN)) {
      facts.add(fact("units.until", List.of(words.date(record.endDay().minusDays(1)))));
    }
    facts.add(
        fact("units.endedInto", history.endedInto(unit.id()).stream().map(this::ended).toList()));
    return facts.stream().filter(fact -> !fact.values().isEmpty()).toList();
  }

  /// Codes it had, then those a feed still uses for it.
  private List<String> alsoAccepted(UnitId unit) {
    var codes = new ArrayList<>(today.formerCodes(unit));
    codes.addAll(history.aliasesOf(unit));
    return codes;
  }

  private UnitView.Fact fact(String key, List<String> values) {
    return new UnitView.Fact(
        words.say(key), values.stream().filter(text -> !text.isBlank()).map(Link::here).toList());
  }

  private String lgd(int code) {
    return words.say("units.lgd", Integer.toString(code));
  }

  private String ended(UnitRecord unit) {
    var name = unit.nameOn(unit.endDay().minusDays(1));
    var said = words.language().tag().equals("hi") && !name.hi().isEmpty() ? name.hi() : name.en();
    return words.say("units.ended", said, words.date(unit.endDay().minusDays(1)));
  }

  /// Where it stood and what it was called, period by period.
  DataTable periods(Unit unit) {
    var record = history.get(unit.id());
    var columns =
        List.of(
            DataTable.Column.text(words.say("units.from"), true),
            DataTable.Column.text(words.say("units.to"), true),
            DataTable.Column.text(words.say("units.what"), true));
    var rows = new ArrayList<DataTable.Row>();
    for (var at : record.placements()) {
      var parent = at.parent();
      if (parent == null) continue;
      rows.add(
          period(
              at.valid(), words.say("units.stoodUnder", nameOf(parent, at.valid()), at.label())));
    }
    for (var name : record.names()) {
      var said = name.hi().isEmpty() ? name.en() : name.en() + " · " + name.hi();
      rows.add(period(name.valid(), words.say("units.wasCalled", said)));
    }
    return new DataTable(
        words.say("units.periods"), columns, rows, null, words.say("units.noPeriods"));
  }

  private DataTable.Row period(Span valid, String what) {
    var to = valid.isOpen() ? words.say("units.stillSo") : words.date(valid.to().minusDays(1));
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(words.date(valid.from())),
            new DataTable.Text(to),
            new DataTable.Text(what)));
  }

  private String nameOf(UnitId unit, Span during) {
    var name = history.get(unit).nameOn(during.from());
    return words.language().tag().equals("hi") && !name.hi().isEmpty() ? name.hi() : name.en();
  }

  Timeline changes(List<UnitChange> changes) {
    var items = new ArrayList<Timeline.Item>();
    for (var change : changes) {
      var enteredOn = India.dateOf(change.enteredAt());
      var late = ChronoUnit.DAYS.between(change.effectiveOn(), enteredOn);
      items.add(
          new Timeline.Item(
              words.date(change.effectiveOn()),
              words.say("units.verb." + change.verb()),
              change.reason(),
              words.say("units.entered", words.minute(change.enteredAt()), change.enteredBy()),
              late > 0 && !change.verb().equals("IMPORTED")
                  ? words.say("units.enteredLate", words.days(late))
                  : "",
              Tone.LATE));
    }
    return new Timeline(words.say("units.history"), items, words.say("units.noHistory"));
  }

  /// One link to the list of loose ends, if there are any.
  List<Link> orphans(Unit unit) {
    var report = OrphanReport.of(tree, history, unit.id(), day);
    if (report.size() == 0) return List.of();
    var address = Address.of("/units/loose-ends").with("unit", tree.pathCode(unit.id()));
    var href = (past ? address.with("asOf", day) : address).toString();
    return List.of(new Link(words.say("units.loose.count", report.size()), href));
  }
}
