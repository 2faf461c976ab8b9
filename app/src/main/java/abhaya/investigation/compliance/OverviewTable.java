package abhaya.investigation.compliance;

import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Cell;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.RateScale;
import abhaya.base.web.Spark;
import abhaya.base.web.TileMap;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The units below an overview as a table and, for the nation, as tiles.
final class OverviewTable {
  private static final String SORT = "sort";
  private static final String BY_OVERDUE = "overdue";

  private final Words words;
  private final Visit visit;
  private final OverviewFigures data;
  private final String sort;

  OverviewTable(Visit visit, OverviewFigures data) {
    this.visit = visit;
    this.words = visit.words();
    this.data = data;
    var asked = abhaya.base.web.Address.of(visit.address()).find(SORT);
    this.sort = asked == null ? BY_OVERDUE : asked;
  }

  OverviewView.Children children() {
    var kind = data.childKind();
    var rows = new ArrayList<DataTable.Row>();
    for (var child : sorted()) rows.add(row(child));
    var table =
        new DataTable(
            words.say(kind.key() + ".many"),
            columns(),
            rows,
            total(),
            words.say("compliance.children.none"));
    var note = words.say("compliance.children.note", data.children().size());
    return new OverviewView.Children(words.say(kind.key() + ".many"), note, table);
  }

  private List<Column> columns() {
    var columns = new ArrayList<Column>();
    columns.add(column("name", data.childKind().key(), false, true));
    columns.add(column("registered", "compliance.registered", true, false));
    columns.add(column("mature", "compliance.mature", true, false));
    columns.add(column("inTime", "compliance.inTime", true, false));
    columns.add(column("late", "compliance.late", true, false));
    columns.add(column(BY_OVERDUE, "compliance.overdue", true, true));
    columns.add(column("youngDisposed", "compliance.youngDisposed.short", true, false));
    columns.add(column("youngOpen", "compliance.youngOpen.short", true, false));
    columns.add(column("reports", "compliance.reports", true, false));
    columns.add(column("compliance", "compliance.compliance", false, true));
    columns.add(Column.text(words.say("compliance.months"), false));
    return columns;
  }

  private Column column(String name, String key, boolean number, boolean tells) {
    var sorted = !sort.equals(name) ? null : name.equals("name") ? "ascending" : "descending";
    var href = visit.with(SORT, name.equals(BY_OVERDUE) ? "" : name);
    return new Column(words.say(key), "", number, href, sorted, tells);
  }

  private List<OverviewFigures.Child> sorted() {
    var children = new ArrayList<>(data.children());
    Comparator<OverviewFigures.Child> order =
        switch (sort) {
          case "name" -> Comparator.comparing(OverviewFigures.Child::name);
          case "registered" -> most(Figures::registered);
          case "mature" -> most(Figures::mature);
          case "inTime" -> most(Figures::inTime);
          case "late" -> most(Figures::late);
          case "youngDisposed" -> most(Figures::youngDisposed);
          case "youngOpen" -> most(Figures::youngOpen);
          case "reports" -> most(Figures::finalReports);
          case "compliance" -> Comparator.comparingDouble(OverviewTable::compliance).reversed();
          default -> most(Figures::overdue);
        };
    children.sort(order.thenComparing(OverviewFigures.Child::name));
    return children;
  }

  private static Comparator<OverviewFigures.Child> most(
      java.util.function.ToLongFunction<Figures> count) {
    return Comparator.<OverviewFigures.Child>comparingLong(
            child -> count.applyAsLong(child.figures()))
        .reversed();
  }

  private static double compliance(OverviewFigures.Child child) {
    var percent = OverviewSheet.percent(child.figures());
    return percent == null ? -1 : percent;
  }

  private DataTable.Row row(OverviewFigures.Child child) {
    var cells = new ArrayList<Cell>();
    cells.add(
        child.href() == null
            ? new DataTable.Text(child.name())
            : new DataTable.Way(child.name(), child.href()));
    if (child.withheld()) {
      for (var i = 1; i < columns().size(); i++) {
        cells.add(new DataTable.Withheld(words.say("compliance.withheld")));
      }
      return new DataTable.Row(child.silent(), cells);
    }
    cells.addAll(counts(child.figures(), false));
    cells.add(child.silent() ? silent(child) : rate(child.figures()));
    cells.add(new DataTable.Line(Spark.small(percents(child.months()), monthsInWords(child))));
    return new DataTable.Row(child.silent(), cells);
  }

  private DataTable.Row total() {
    var sum = Figures.sum(data.children().stream().map(OverviewFigures.Child::figures).toList());
    var cells = new ArrayList<Cell>();
    cells.add(new DataTable.Text(words.say("compliance.total")));
    cells.addAll(counts(sum, true));
    cells.add(rate(sum));
    cells.add(new DataTable.Nothing());
    return new DataTable.Row(false, cells);
  }

  private List<Cell> counts(Figures figures, boolean calm) {
    return List.of(
        count(figures.registered()),
        count(figures.mature()),
        count(figures.inTime()),
        count(figures.late()),
        new DataTable.Figure(words.number(figures.overdue()), !calm && isMuch(figures)),
        count(figures.youngDisposed()),
        count(figures.youngOpen()),
        count(figures.finalReports()));
  }

  /// Twice the share of the whole is what a supervisor must see.
  private boolean isMuch(Figures figures) {
    var here = data.here();
    return figures.overdue() * here.mature() > 2 * here.overdue() * figures.mature();
  }

  private Cell count(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  private Cell silent(OverviewFigures.Child child) {
    var upTo = child.dataUpTo();
    if (upTo == null) return new DataTable.Silent(words.say("compliance.silent.never"));
    return new DataTable.Silent(
        words.say("compliance.silent.since", words.date(India.dateOf(upTo))));
  }

  private DataTable.Rate rate(Figures figures) {
    var rate = figures.rates().compliance();
    var value = rate.value();
    var interval = rate.interval();
    if (value == null || interval == null) {
      return new DataTable.Rate(Words.NONE, null, 0, 0, "", Tone.NONE);
    }
    return new DataTable.Rate(
        words.decimal(value),
        value.doubleValue(),
        interval.low().doubleValue(),
        interval.high().doubleValue(),
        "± " + words.decimal(interval.halfWidth()),
        RateScale.COMPLIANCE.tone(value));
  }

  private static List<@Nullable Double> percents(List<OverviewFigures.Month> months) {
    var percents = new ArrayList<@Nullable Double>();
    for (var month : months) percents.add(OverviewSheet.percent(month.figures()));
    return percents;
  }

  private String monthsInWords(OverviewFigures.Child child) {
    var months = child.months();
    if (months.isEmpty()) return Words.NONE;
    var first = months.getFirst();
    var last = months.getLast();
    return words.say(
        "compliance.months.about",
        words.percent(first.figures().rates().compliance().value()),
        words.month(first.month()),
        words.percent(last.figures().rates().compliance().value()),
        words.month(last.month()));
  }

  /// The states on their tiles; null where the children have no place on the map.
  @Nullable TileMap map() {
    var tiles = new ArrayList<TileMap.Tile>();
    for (var child : data.children())
      if (child.tile() != null) tiles.add(tile(child, child.tile()));
    if (tiles.isEmpty()) return null;
    tiles.sort(Comparator.comparingInt(TileMap.Tile::row).thenComparingInt(TileMap.Tile::column));
    return new TileMap(
        words.say("compliance.map"),
        tiles,
        RateScale.COMPLIANCE,
        words.say("compliance.map.silent"));
  }

  /// The same units in their true shapes.
  OverviewView.@Nullable Outlines outlines(OverviewSheet.@Nullable Shapes shapes) {
    if (shapes == null) return null;
    var places =
        data.children().stream()
            .map(child ->
                new OverviewView.Place(child.code(), tone(child), about(child), child.href()))
            .toList();
    return new OverviewView.Outlines(
        shapes.href(),
        words.say(data.childKind().key() + ".many"),
        places,
        RateScale.COMPLIANCE,
        words.say("compliance.map.silent"),
        words.say("compliance.map.credit", shapes.credit()));
  }

  private Tone tone(OverviewFigures.Child child) {
    if (child.silent()) return Tone.SILENT;
    if (child.withheld()) return Tone.NONE;
    return RateScale.COMPLIANCE.tone(child.figures().rates().compliance().value());
  }

  private String about(OverviewFigures.Child child) {
    if (child.withheld()) return child.name() + ": " + words.say("compliance.withheld");
    var rate = child.figures().rates().compliance();
    return words.say(
        child.silent() ? "compliance.tile.silent" : "compliance.tile",
        child.name(),
        words.percent(rate.value()),
        rate.numerator(),
        rate.denominator());
  }

  private TileMap.Tile tile(OverviewFigures.Child child, OverviewFigures.Tile place) {
    var rate = child.figures().rates().compliance();
    var value = rate.value();
    var figure =
        child.silent()
            ? words.say("compliance.map.silent")
            : value == null ? Words.NONE : value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    return new TileMap.Tile(
        place.row(),
        place.column(),
        place.letters(),
        child.withheld() ? words.say("compliance.map.withheld") : figure,
        tone(child),
        about(child),
        child.href(),
        false);
  }
}
