package abhaya.investigation.compliance;

import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Cell;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.RateScale;
import abhaya.base.web.Spark;
import abhaya.base.web.TileMap;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.compliance.OverviewFigures.Child;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The units below an overview as a table and, for the nation, as tiles.
final class OverviewTable {
  static final String BY_OVERDUE = "overdue";

  private final Words words;
  private final OverviewFigures data;
  private final ListShape<Child> shape;

  OverviewTable(Visit visit, OverviewFigures data) {
    this.words = visit.words();
    this.data = data;
    this.shape = ListShape.read(Address.of(visit.address()), columns(), BY_OVERDUE);
  }

  /// Which columns in which order the address asks for.
  ListShape<Child> shape() {
    return shape;
  }

  OverviewView.Children children() {
    var kind = data.childKind();
    var rows = sorted().stream().map(child -> shape.row(child, child.silent())).toList();
    var table =
        new DataTable(
            words.say(kind.key() + ".many"),
            shape.heads(words),
            rows,
            shape.row(total(), false),
            words.say("compliance.children.none"));
    var note = words.say("compliance.children.note", data.children().size());
    return new OverviewView.Children(words.say(kind.key() + ".many"), note, table);
  }

  private List<ListColumn<Child>> columns() {
    var columns = new ArrayList<ListColumn<Child>>();
    columns.add(
        ListColumn.<Child>text(
                "name", words.say(data.childKind().key()), OverviewTable::name, Child::name)
            .telling()
            .in(Order.RISING));
    columns.add(count("registered", "compliance.registered", Figures::registered));
    columns.add(count("mature", "compliance.mature", Figures::mature));
    columns.add(count("inTime", "compliance.inTime", Figures::inTime));
    columns.add(count("late", "compliance.late", Figures::late));
    columns.add(overdue());
    columns.add(count("youngDisposed", "compliance.youngDisposed.short", Figures::youngDisposed));
    columns.add(count("youngOpen", "compliance.youngOpen.short", Figures::youngOpen));
    columns.add(count("reports", "compliance.reports", Figures::finalReports));
    columns.add(
        shielded(
            ListColumn.<Child>text(
                    "compliance",
                    words.say("compliance.compliance"),
                    child -> child.silent() ? silent(child) : rate(child.figures()),
                    child ->
                        child.silent()
                            ? silent(child).word()
                            : orEmpty(child.figures().rates().compliance().value()))
                .telling()
                .in(Order.FALLING)));
    columns.add(
        shielded(
            ListColumn.text("months", words.say("compliance.months"), this::line, this::says)));
    columns.add(count("chargeSheets", "compliance.chargeSheets", Figures::chargeSheets).spare());
    columns.add(count("closures", "compliance.closures", Figures::closures).spare());
    columns.add(percent("beyond", Rates::beyondTwoMonths));
    columns.add(percent("disposal", Rates::disposal));
    columns.add(percent("pendency", Rates::pendency));
    columns.add(percent("youngDisposal", Rates::youngDisposal));
    for (var at = 0; at < Ageing.NONE.buckets().size(); at++) columns.add(bucket(at));
    return columns;
  }

  private ListColumn<Child> count(String name, String key, ToLongFunction<Figures> of) {
    return shielded(
        ListColumn.number(
            name,
            words.say(key),
            child -> count(of.applyAsLong(child.figures())),
            child -> of.applyAsLong(child.figures())));
  }

  private ListColumn<Child> overdue() {
    return shielded(
        ListColumn.<Child>number(
                BY_OVERDUE,
                words.say("compliance.overdue"),
                child ->
                    new DataTable.Figure(
                        words.number(child.figures().overdue()), isMuch(child.figures())),
                child -> child.figures().overdue())
            .telling());
  }

  private ListColumn<Child> percent(String name, Function<Rates, Rate> of) {
    return shielded(
        ListColumn.<Child>number(
                name,
                words.say("compliance.rate." + name),
                child ->
                    new DataTable.Figure(
                        words.percent(of.apply(child.figures().rates()).value()), false),
                child -> orEmpty(of.apply(child.figures().rates()).value()))
            .spare());
  }

  private ListColumn<Child> bucket(int at) {
    var name = Ageing.NONE.buckets().get(at).name();
    return count(
            "age" + (at + 1),
            "compliance.age." + name,
            figures -> figures.ageing().buckets().get(at).count())
        .spare();
  }

  /// What would point at somebody is withheld, on the page as in every file.
  private ListColumn<Child> shielded(ListColumn<Child> column) {
    var withheld = words.say("compliance.withheld");
    return column.saying(
        child -> child.withheld() ? new DataTable.Withheld(withheld) : column.cell().apply(child),
        child -> child.withheld() ? withheld : column.value().apply(child));
  }

  /// The units below in the order that was asked for.
  List<Child> sorted() {
    var children = new ArrayList<>(data.children());
    var order = order();
    children.sort((shape.isTurned() ? order.reversed() : order).thenComparing(Child::name));
    return children;
  }

  private Comparator<Child> order() {
    if (shape.sort().equals("name")) return Comparator.comparing(Child::name);
    var by = columns().stream().filter(one -> one.key().equals(shape.sort())).findFirst();
    return Comparator.<Child>comparingDouble(
            child -> by.isPresent() ? figure(by.get().value().apply(child)) : 0)
        .reversed();
  }

  /// Nothing to divide by: an empty cell in a file.
  private static Object orEmpty(@Nullable BigDecimal value) {
    return value == null ? "" : value;
  }

  /// A withheld figure and one that is not there come last; neither says more than that.
  private static double figure(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : -1;
  }

  private static Cell name(Child child) {
    return child.href() == null
        ? new DataTable.Text(child.name())
        : new DataTable.Way(child.name(), child.href());
  }

  private Cell line(Child child) {
    if (child.months().isEmpty()) return new DataTable.Nothing();
    return new DataTable.Line(Spark.small(percents(child.months()), monthsInWords(child)));
  }

  private String says(Child child) {
    return child.months().isEmpty() ? "" : monthsInWords(child);
  }

  /// All the units below together, as a row of its own.
  Child total() {
    var sum = Figures.sum(data.children().stream().map(Child::figures).toList());
    var name = words.say("compliance.total");
    return new Child("", name, null, null, sum, List.of(), null, false, false);
  }

  /// Twice the share of the whole is what a supervisor must see.
  private boolean isMuch(Figures figures) {
    var here = data.here();
    return figures.overdue() * here.mature() > 2 * here.overdue() * figures.mature();
  }

  private Cell count(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  private DataTable.Silent silent(Child child) {
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

  private String monthsInWords(Child child) {
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

  private Tone tone(Child child) {
    if (child.silent()) return Tone.SILENT;
    if (child.withheld()) return Tone.NONE;
    return RateScale.COMPLIANCE.tone(child.figures().rates().compliance().value());
  }

  private String about(Child child) {
    if (child.withheld()) return child.name() + ": " + words.say("compliance.withheld");
    var rate = child.figures().rates().compliance();
    return words.say(
        child.silent() ? "compliance.tile.silent" : "compliance.tile",
        child.name(),
        words.percent(rate.value()),
        rate.numerator(),
        rate.denominator());
  }

  private TileMap.Tile tile(Child child, OverviewFigures.Tile place) {
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
