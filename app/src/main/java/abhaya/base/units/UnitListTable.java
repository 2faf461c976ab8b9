package abhaya.base.units;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The units under a unit as columns, for the page and for a file. Columns that would be empty for
/// all of them do not exist.
final class UnitListTable {
  /// As the tree has them.
  private static final String USUAL = "tree";

  private final UnitSheet sheet;
  private final Words words;
  private final Unit above;
  private final List<Line> lines;
  private final ListShape<Line> shape;

  /// One unit, or all of them together.
  ///
  /// @param unit the unit of the line; for the total the unit above
  record Line(Unit unit, boolean isTotal) {}

  UnitListTable(UnitSheet sheet, Unit above, Address address) {
    this.sheet = sheet;
    this.words = sheet.words();
    this.above = above;
    this.lines =
        sheet.tree().children(above.id()).stream().map(unit -> new Line(unit, false)).toList();
    this.shape = ListShape.read(address, columns(), USUAL);
  }

  ListShape<Line> shape() {
    return shape;
  }

  /// All of them in the order that is asked for.
  List<Line> sorted() {
    return shape.sorted(lines);
  }

  DataTable of(List<Line> shown) {
    return new DataTable(
        words.say("units.children.of", sheet.name(above)),
        shape.heads(words),
        shown.stream().map(line -> shape.row(line, false)).toList(),
        shape.row(new Line(above, true), false),
        words.say("units.noChildren"));
  }

  private List<ListColumn<Line>> columns() {
    var columns = new ArrayList<ListColumn<Line>>();
    columns.add(
        ListColumn.<Line>text(
                "name", words.say("units.name"), this::name, line -> sheet.name(line.unit()))
            .telling()
            .in(Order.RISING));
    columns.add(text("number", "units.code", Unit::code).telling().in(Order.RISING));
    var kind = text("kind", "units.kind", unit -> words.say("units.kind." + unit.kind().name()));
    columns.add(hasAbove() ? kind : kind.telling());
    if (hasDistricts()) {
      columns.add(figure("districts", UnitKind.DISTRICT, line -> count(line.unit())));
    }
    if (hasAbove()) {
      columns.add(figure("stations", UnitKind.STATION, line -> under(line.unit())).telling());
    }
    if (lines.stream().anyMatch(line -> line.unit().kind() == UnitKind.DISTRICT)) {
      columns.add(text("revenue", "units.revenue", unit -> sheet.revenue(unit.id())));
    }
    return columns;
  }

  private ListColumn<Line> text(String key, String head, Function<Unit, String> of) {
    return ListColumn.text(
        key,
        words.say(head),
        line ->
            line.isTotal() ? new DataTable.Nothing() : new DataTable.Text(of.apply(line.unit())),
        line -> of.apply(line.unit()));
  }

  private ListColumn<Line> figure(String key, UnitKind kind, ToLongFunction<Line> of) {
    return ListColumn.number(
        key,
        words.say("units.kinds." + kind.name()),
        line -> figure(line, kind, of.applyAsLong(line)),
        of::applyAsLong);
  }

  private DataTable.Cell figure(Line line, UnitKind kind, long count) {
    if (line.unit().kind() == kind) return new DataTable.Nothing();
    var without = kind == UnitKind.STATION && count == 0 && !line.isTotal();
    return new DataTable.Figure(words.number(count), without);
  }

  private DataTable.Cell name(Line line) {
    return line.isTotal()
        ? new DataTable.Text(words.say("units.total", lines.size()))
        : new DataTable.Way(sheet.name(line.unit()), sheet.href(line.unit()));
  }

  private long count(Unit unit) {
    return sheet.count(unit, UnitKind.DISTRICT);
  }

  private long under(Unit unit) {
    return sheet.tree().stationsUnder(unit.id()).size();
  }

  /// Some of them have stations under them.
  private boolean hasAbove() {
    return lines.stream().anyMatch(line -> line.unit().kind() != UnitKind.STATION);
  }

  private boolean hasDistricts() {
    return above.kind() == UnitKind.NATION
        || lines.stream().anyMatch(line -> line.unit().kind() == UnitKind.RANGE);
  }
}
