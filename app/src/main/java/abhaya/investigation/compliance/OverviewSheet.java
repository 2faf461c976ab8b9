package abhaya.investigation.compliance;

import abhaya.base.platform.India;
import abhaya.base.web.BarList;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Help;
import abhaya.base.web.Link;
import abhaya.base.web.Spark;
import abhaya.base.web.StateBar;
import abhaya.base.web.Tone;
import abhaya.base.web.TrendChart;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints the figures of an overview: the only place where they become text.
final class OverviewSheet {
  private final Words words;
  private final Visit visit;
  private final OverviewFigures data;

  OverviewSheet(Visit visit, OverviewFigures data) {
    this.visit = visit;
    this.words = visit.words();
    this.data = data;
  }

  /// The page, with the filters that the page's own address holds.
  OverviewView view(FilterChips filters, Links links) {
    var table = new OverviewTable(visit, data);
    return new OverviewView(
        standing(links),
        filters,
        lens(OverviewFigures.Lens.CUMULATIVE, data.cumulative()),
        lens(OverviewFigures.Lens.ROLLING, data.rolling()),
        cohorts(),
        overdue(),
        rates(),
        states(),
        reports(),
        ageing(),
        table.map(),
        table.outlines(links.outlines()),
        table.children(),
        trend(),
        notes());
  }

  /// Where the page's own links lead, as far as this reader may go.
  ///
  /// @param unit whose figures these are
  /// @param tooFew the filter by age could not be kept
  /// @param outlines imported outlines; null where there are none
  record Links(
      String unit, boolean tooFew, @Nullable String quarantine, @Nullable Shapes outlines) {}

  /// @param href GeoJSON
  record Shapes(String href, String credit) {}

  private OverviewView.Standing standing(Links links) {
    var silent = data.children().stream().filter(OverviewFigures.Child::silent).count();
    return new OverviewView.Standing(
        links.unit(),
        links.tooFew() ? words.say("compliance.tooFew") : "",
        moment(data.dataUpTo()),
        data.silent(),
        silent(silent),
        data.quarantined() == 0 ? "" : words.say("compliance.quarantined", data.quarantined()),
        links.quarantine(),
        words.say("compliance.rules"));
  }

  private String silent(long children) {
    var since = data.dataUpTo();
    if (data.silent() && since != null) {
      return words.say("compliance.silent.since", words.date(India.dateOf(since)));
    }
    if (data.silent()) return words.say("compliance.silent.never");
    return children == 0 ? "" : words.say("compliance.silent", children);
  }

  private String moment(@Nullable Instant instant) {
    return instant == null ? Words.NONE : words.minute(instant);
  }

  private OverviewView.Lens lens(OverviewFigures.Lens kind, Figures figures) {
    var rate = figures.rates().compliance();
    var rolling = kind == OverviewFigures.Lens.ROLLING;
    var window = rolling ? Window.rolling(data.asOf().day()) : Window.cumulative(data.asOf().day());
    if (!rolling && data.kind() == kind) window = data.chosen();
    return new OverviewView.Lens(
        words.say(rolling ? "compliance.rolling" : "compliance.inTimeOfMature"),
        words.say("compliance.fromTo", words.date(window.from()), words.date(window.to())),
        words.percent(rate.value()),
        of(rate),
        visit.with("window", rolling ? "rolling" : ""),
        data.kind() == kind,
        help(rolling ? "rolling" : "compliance"));
  }

  private OverviewView.Cohorts cohorts() {
    var mature = new ArrayList<OverviewFigures.Month>();
    for (var month : data.months()) if (month.figures().mature() > 0) mature.add(month);
    var values = new ArrayList<@Nullable Double>();
    for (var month : mature) values.add(percent(month.figures()));
    var name = words.say("compliance.cohorts");
    var first = mature.isEmpty() ? "" : words.month(mature.getFirst().month());
    var last = mature.isEmpty() ? "" : words.month(mature.getLast().month());
    var value =
        mature.isEmpty()
            ? Words.NONE
            : words.percent(mature.getLast().figures().rates().compliance().value());
    return new OverviewView.Cohorts(
        name,
        new Spark(values, name + ": " + last + " " + value, 240, 44),
        first,
        last,
        value,
        visit.with("window", "cohorts"),
        data.kind() == OverviewFigures.Lens.COHORTS,
        help("cohorts"));
  }

  private Headline overdue() {
    var rate = data.here().rates().pendency();
    return new Headline(
        words.say("compliance.overdueNow"),
        words.number(data.here().overdue()),
        words.say("compliance.shareOf", words.percent(rate.value()), rate.denominator()),
        data.here().overdue() == 0 ? Tone.PLAIN : Tone.OVERDUE,
        help("overdue"));
  }

  private List<Headline> rates() {
    var rates = data.here().rates();
    return List.of(
        rate("beyond", rates.beyondTwoMonths()),
        rate("disposal", rates.disposal()),
        rate("pendency", rates.pendency()),
        rate("youngDisposal", rates.youngDisposal()));
  }

  private Headline rate(String name, Rate rate) {
    var label = words.say("compliance.rate." + name);
    return new Headline(label, words.percent(rate.value()), of(rate), Tone.PLAIN, help(name));
  }

  private Help help(String name) {
    return new Help(
        "rule-" + name,
        words.say("compliance.rule.about", words.say("compliance.rate." + name)),
        words.say("compliance.rule." + name),
        new Link(words.say("compliance.rule.more"), "/law"));
  }

  private String of(Rate rate) {
    return words.say("compliance.of", rate.numerator(), rate.denominator());
  }

  private StateBar states() {
    var here = data.here();
    var whole = here.registered();
    return new StateBar(
        words.say("compliance.states.about", whole),
        StateBar.Part.of(words, words.say("compliance.registered"), whole, whole, Tone.PLAIN),
        List.of(
            part("inTime", here.inTime(), whole, Tone.IN_TIME),
            part("late", here.late(), whole, Tone.LATE),
            part("overdue", here.overdue(), whole, Tone.OVERDUE),
            part("youngDisposed", here.youngDisposed(), whole, Tone.YOUNG),
            part("youngOpen", here.youngOpen(), whole, Tone.YOUNG_OPEN)));
  }

  private StateBar reports() {
    var here = data.here();
    var whole = here.finalReports();
    return new StateBar(
        words.say("compliance.reports.about", whole),
        StateBar.Part.of(words, words.say("compliance.reports"), whole, whole, Tone.PLAIN),
        List.of(
            part("chargeSheets", here.chargeSheets(), whole, Tone.PLAIN),
            part("closures", here.closures(), whole, Tone.QUIET)));
  }

  private StateBar.Part part(String name, long count, long whole, Tone tone) {
    return StateBar.Part.of(words, words.say("compliance." + name), count, whole, tone);
  }

  private BarList ageing() {
    var ageing = data.here().ageing();
    var longest = ageing.buckets().stream().mapToLong(Ageing.Bucket::count).max().orElse(0);
    var bars = new ArrayList<BarList.Bar>();
    for (var bucket : ageing.buckets()) {
      if (ageing.total() == 0) break;
      bars.add(
          new BarList.Bar(
              words.say("compliance.age." + bucket.name()),
              words.number(bucket.count()),
              words.share(bucket.count(), ageing.total()),
              100.0 * bucket.count() / longest,
              Tone.OVERDUE,
              null));
    }
    return new BarList(
        words.say("compliance.overdueByAge"), bars, words.say("compliance.age.none"));
  }

  private TrendChart trend() {
    var points = new ArrayList<TrendChart.Point>();
    for (var month : data.months()) {
      var rate = month.figures().rates().compliance();
      var interval = rate.interval();
      points.add(
          new TrendChart.Point(
              words.month(month.month()),
              percent(month.figures()),
              interval == null ? null : interval.low().doubleValue(),
              interval == null ? null : interval.high().doubleValue(),
              of(rate)));
    }
    var heads =
        new TrendChart.Heads(
            words.say("compliance.trend.month"),
            words.say("compliance.trend.value"),
            words.say("compliance.trend.low"),
            words.say("compliance.trend.high"),
            words.say("compliance.trend.counts"));
    var asOf = words.say("compliance.asOf", words.date(data.asOf().day()));
    return new TrendChart(
        "trend-chart", words.say("compliance.trend.unit"), "%", asOf, heads, points);
  }

  private List<String> notes() {
    return List.of(
        words.say("compliance.note.counted"),
        words.say("compliance.note.words"),
        words.say(data.asOf().ended() ? "compliance.note.past" : "compliance.note.today"),
        words.say("compliance.note.interval"),
        words.say("compliance.note.silent"));
  }

  static @Nullable Double percent(Figures figures) {
    var value = figures.rates().compliance().value();
    return value == null ? null : value.doubleValue();
  }
}
