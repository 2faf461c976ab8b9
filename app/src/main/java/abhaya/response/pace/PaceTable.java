package abhaya.response.pace;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import abhaya.response.pace.PaceQueries.Line;
import abhaya.response.recommend.Pace;
import abhaya.response.recommend.PaceBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Paces as columns, for the page and for a file.
record PaceTable(Words words, UnitTree tree) {
  private static final String USUAL = "level";

  ListShape<Line> shape(Address address) {
    return ListShape.read(
        address,
        List.of(
            text("area", "pace.area", this::area).telling().in(Order.RISING),
            text("kind", "pace.level", line -> words.say("pace.level." + pace(line).level())),
            text("hours", "pace.hours", this::hours)
                .telling()
                .by(Order.RISING, line -> pace(line).fromHour()),
            factor(),
            count("speed", "pace.speed", pace -> Math.round(pace.speedKmh())),
            count("trips", "pace.trips", Pace::trips),
            text("last", "pace.last", line -> words.date(line.lastOn()))
                .by(Order.FALLING, Line::lastOn)),
        USUAL);
  }

  DataTable of(ListShape<Line> shape, List<Line> lines) {
    return new DataTable(
        words.say("pace.title"),
        shape.heads(words),
        lines.stream().map(line -> shape.row(line, false)).toList(),
        null,
        words.say("pace.none"));
  }

  private ListColumn<Line> text(String key, String head, Function<Line, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  private ListColumn<Line> factor() {
    Function<Line, BigDecimal> value =
        line -> BigDecimal.valueOf(pace(line).detour()).setScale(2, RoundingMode.HALF_UP);
    return ListColumn.<Line>number(
            "factor",
            words.say("pace.factor"),
            line -> new DataTable.Figure(words.decimal(value.apply(line)), false),
            value)
        .telling();
  }

  private ListColumn<Line> count(String key, String head, ToLongFunction<Pace> of) {
    return ListColumn.<Line>number(
            key,
            words.say(head),
            line -> new DataTable.Figure(words.number(of.applyAsLong(pace(line))), false),
            line -> of.applyAsLong(pace(line)))
        .telling();
  }

  private static Pace pace(Line line) {
    return line.row().pace();
  }

  private String area(Line line) {
    var unit = new UnitId(line.row().unit());
    var name = tree.find(unit).map(one -> one.name(words.language().tag())).orElse(Words.NONE);
    var cell = line.row().cell();
    if (cell == PaceBook.WHOLE) return name;
    var middle = PaceBook.middle(cell);
    var place = String.format(Locale.ROOT, "%.3f, %.3f", middle.lat(), middle.lon());
    return words.say("pace.area.cell", name, place);
  }

  private String hours(Line line) {
    return words.say("pace.hours.span", pace(line).fromHour(), pace(line).toHour());
  }
}
