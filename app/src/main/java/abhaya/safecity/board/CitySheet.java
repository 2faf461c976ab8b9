package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.measure.WorkStatus;
import abhaya.safecity.project.PlanHistory;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkWords;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables and the curve of one city's board.
final class CitySheet {
  private final Words words;
  private final FundWords money;
  private final WorkWords works;
  private final CityStanding city;

  CitySheet(Words words, CityStanding city) {
    this.words = words;
    this.money = new FundWords(words);
    this.works = new WorkWords(words);
    this.city = city;
  }

  static Tone tone(WorkStatus.Colour colour) {
    return switch (colour) {
      case GREEN -> Tone.IN_TIME;
      case AMBER -> Tone.LATE;
      case RED -> Tone.OVERDUE;
      case GREY -> Tone.SILENT;
    };
  }

  CityView.State state() {
    var status = city.status();
    var reasons =
        status.reasons().stream()
            .sorted()
            .map(reason -> words.say("board.reason." + reason.name()))
            .toList();
    return new CityView.State(
        tone(status.colour()), words.say("board.colour." + status.colour()), reasons);
  }

  List<Headline> headlines() {
    var ledger = city.ledger();
    var sanctioned = city.sanctioned();
    var physical = city.physical();
    var planned = city.planned();
    return List.of(
        headline("board.sanctioned", sanctioned, words.say("fund.under.sanctioned")),
        headline("board.released", ledger.released(), share(ledger.released(), sanctioned)),
        headline("board.spent", ledger.spent(), share(ledger.spent(), ledger.released())),
        new Headline(
            words.say("board.physical"),
            words.percent(physical.orElse(null)),
            words.say("board.plannedIs", words.percent(planned)),
            physical.filter(done -> done.compareTo(planned) >= 0).isPresent()
                ? Tone.IN_TIME
                : Tone.LATE,
            null),
        new Headline(
            words.say("board.typed"),
            words.percent(city.typed().orElse(null)),
            words.say("board.typed.under"),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("board.slip"),
            works.slip(city.worstSlip()),
            words.say("project.againstBaseline"),
            city.worstSlip() > 90 ? Tone.OVERDUE : Tone.PLAIN,
            null));
  }

  private Headline headline(String key, Rupees amount, String under) {
    return new Headline(words.say(key), money.amount(amount), under, Tone.PLAIN, null);
  }

  private String share(Rupees part, Rupees whole) {
    return words.say("fund.shareOf", words.share(part.paise(), whole.paise()), money.crore(whole));
  }

  SCurve curve() {
    var months = city.months();
    var past = months.stream().filter(month -> !month.isAfter(city.lastMonth())).toList();
    var about =
        words.say(
            "board.curve.about",
            words.percent(city.plannedAtFirst()),
            words.percent(city.planned()),
            words.percent(city.physical().orElse(null)),
            words.percent(city.financialAt(city.lastMonth()).orElse(null)));
    return SCurve.of(
        about,
        months,
        city.lastMonth(),
        words.month(city.lastMonth()),
        List.of(
            new SCurve.Values(
                words.say("board.curve.first"), "first", planned(months, PlanHistory::first)),
            new SCurve.Values(
                words.say("board.curve.plan"), "plan", planned(months, PlanHistory::current)),
            new SCurve.Values(
                words.say("board.curve.proven"),
                "proven",
                past.stream().map(month -> number(city.physicalAt(month))).toList()),
            new SCurve.Values(
                words.say("board.curve.spent"),
                "spent",
                past.stream().map(month -> number(city.financialAt(month))).toList())));
  }

  private List<Double> planned(
      List<YearMonth> months, java.util.function.Function<PlanHistory, PlanHistory.Plan> which) {
    return months.stream().map(month -> city.plannedAt(month, which).doubleValue()).toList();
  }

  private static double number(Optional<BigDecimal> percent) {
    return percent.map(BigDecimal::doubleValue).orElse(0.0);
  }

  /// The curve as a table: the end of each financial year, and the last month.
  DataTable points() {
    var rows = new ArrayList<Row>();
    for (var month : city.months()) {
      var now = month.equals(city.lastMonth());
      if (month.getMonthValue() != 3 && !now) continue;
      var past = !month.isAfter(city.lastMonth());
      rows.add(
          new Row(
              false,
              List.of(
                  new Text(words.month(month)),
                  percent(city.plannedAt(month, PlanHistory::first)),
                  percent(city.plannedAt(month, PlanHistory::current)),
                  past ? percent(city.physicalAt(month).orElse(null)) : new DataTable.Nothing(),
                  past ? percent(city.financialAt(month).orElse(null)) : new DataTable.Nothing())));
    }
    return new DataTable(
        words.say("board.curve.table"),
        List.of(
            Column.text(words.say("project.month"), true),
            Column.number(words.say("board.curve.first"), false),
            Column.number(words.say("board.curve.plan"), true),
            Column.number(words.say("board.curve.proven"), true),
            Column.number(words.say("board.curve.spent"), false)),
        rows,
        null,
        words.say("project.months.none"));
  }

  private DataTable.Figure percent(@org.jspecify.annotations.Nullable BigDecimal value) {
    return new DataTable.Figure(words.percent(value), false);
  }

  DataTable packages() {
    var rows = new ArrayList<Row>();
    for (var work : city.works()) {
      var evidence = work.evidenceAt(city.lastMonth());
      var proven = evidence.map(WorkPackage.Evidence::proven).orElse(0L);
      var installed = evidence.map(WorkPackage.Evidence::installed).orElse(0L);
      var typed = city.typedOf(work);
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(
                      works.title(work),
                      "/safecity/" + city.city().code() + "/works/" + work.handle()),
                  new Text(works.stage(work.stages().stage())),
                  figure(work.target()),
                  figure(installed),
                  figure(proven),
                  new DataTable.Figure(words.share(proven, work.target()), false),
                  typed.isEmpty()
                      ? new DataTable.Nothing()
                      : new DataTable.Figure(words.number(typed.get()), typed.get() > proven),
                  new Text(work.agency().name(words.language().tag())))));
    }
    return new DataTable(
        words.say("board.packages"),
        List.of(
            Column.text(words.say("board.package"), true),
            Column.text(words.say("project.stage"), false),
            Column.number(words.say("project.target"), true),
            Column.number(words.say("project.installed"), false),
            Column.number(words.say("project.proven"), true),
            Column.number(words.say("board.share"), false),
            Column.number(words.say("project.typed"), false),
            Column.text(words.say("board.agency"), false)),
        rows,
        null,
        words.say("board.packages.none"));
  }

  private DataTable.Figure figure(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  /// What is in the way today, the oldest first.
  DataTable obstacles() {
    record Stuck(WorkPackage work, WorkPackage.Obstacle obstacle) {}

    var rows =
        city.works().stream()
            .flatMap(work -> work.openOn(city.today()).stream().map(one -> new Stuck(work, one)))
            .sorted(Comparator.comparing(stuck -> stuck.obstacle().sinceOn()))
            .map(stuck ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        new Text(works.bottleneck(stuck.obstacle().code())),
                        new Text(works.title(stuck.work())),
                        new Text(works.remover(stuck.obstacle().code())),
                        new Text(words.date(stuck.obstacle().sinceOn())))))
            .toList();
    return new DataTable(
        words.say("board.bottlenecks"),
        List.of(
            Column.text(words.say("project.obstacle"), true),
            Column.text(words.say("board.package"), true),
            Column.text(words.say("project.turn"), false),
            Column.text(words.say("project.sinceOn"), true)),
        rows,
        null,
        words.say("project.obstacles.none"));
  }

  /// The milestones that are furthest behind their first plan.
  DataTable milestones() {
    record Late(WorkPackage work, WorkPackage.Milestone milestone, long slip) {}

    var rows =
        city.works().stream()
            .flatMap(work ->
                work.milestones().stream()
                    .filter(one -> one.doneOn().isEmpty())
                    .map(one -> new Late(work, one, one.slipDays(city.today()))))
            .sorted(Comparator.comparingLong(Late::slip).reversed())
            .limit(10)
            .map(late ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        new Text(works.milestone(late.milestone().kind())),
                        new Text(works.title(late.work())),
                        new Text(words.date(late.milestone().plans().first().dueOn())),
                        new Text(words.date(late.milestone().plans().current().dueOn())),
                        new DataTable.Figure(works.slip(late.slip()), late.slip() > 90))))
            .toList();
    return new DataTable(
        words.say("board.milestones"),
        List.of(
            Column.text(words.say("project.milestone"), true),
            Column.text(words.say("board.package"), true),
            Column.text(words.say("project.baseline"), false),
            Column.text(words.say("project.planNow"), false),
            Column.number(words.say("project.slip"), true)),
        rows,
        null,
        words.say("board.milestones.none"));
  }

  List<Map.Entry<String, String>> earned() {
    var value = city.earnedValue();
    var facts = new ArrayList<Map.Entry<String, String>>();
    fact(facts, "planned", crore(value.planned()));
    fact(facts, "earned", crore(value.earned()));
    fact(facts, "actual", crore(value.spent()));
    fact(facts, "scheduleVariance", crore(value.scheduleVariance()));
    fact(facts, "costVariance", crore(value.costVariance()));
    fact(facts, "scheduleIndex", value.scheduleIndex().map(words::decimal).orElse(Words.NONE));
    fact(facts, "costIndex", value.costIndex().map(words::decimal).orElse(Words.NONE));
    fact(facts, "estimate", value.estimateAtCompletion().map(this::crore).orElse(Words.NONE));
    fact(facts, "toComplete", value.indexToComplete().map(words::decimal).orElse(Words.NONE));
    return facts;
  }

  private void fact(List<Map.Entry<String, String>> facts, String key, String value) {
    facts.add(Map.entry(words.say("board.ev." + key), value));
  }

  private String crore(BigDecimal rupees) {
    return words.say(
        "fund.crore",
        words.decimal(rupees.movePointLeft(7).setScale(2, java.math.RoundingMode.HALF_UP)));
  }
}
