package abhaya.safecity.asset;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Pager;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Share;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list of things in words and figures.
record AssetListSheet(Visit visit, KindBook book, Instant now) {
  static final int PAGE_SIZE = 50;
  private static final String FORMULA = "=+-@\t\r";

  private Words words() {
    return visit.words();
  }

  private AssetWords say() {
    return new AssetWords(words());
  }

  /// How many work now, of those that tell anything.
  List<Headline> headlines(List<Fleet.Seen> all) {
    var counts = Fleet.counts(all);
    var measured = all.stream().filter(seen -> seen.state().isMeasured()).count();
    var works = all.stream().filter(seen -> seen.state().works()).count();
    var there = all.stream().filter(seen -> seen.state() != LiveState.NOT_THERE).count();
    var silent = counts.getOrDefault(LiveState.SILENT, 0);
    var noPicture = counts.getOrDefault(LiveState.NO_PICTURE, 0);
    return List.of(
        headline("asset.head.works", works, measured, Tone.IN_TIME),
        headline("asset.head.silent", silent, measured, silent > 0 ? Tone.OVERDUE : Tone.PLAIN),
        headline(
            "asset.head.noPicture", noPicture, measured, noPicture > 0 ? Tone.LATE : Tone.PLAIN),
        headline("asset.head.there", there, all.size(), Tone.PLAIN));
  }

  private Headline headline(String key, long part, long whole, Tone tone) {
    var under = words().say("asset.head.of", part, whole);
    var value = Share.percent(part, whole, 1).map(one -> say().percent(one)).orElse(Words.NONE);
    return new Headline(words().say(key), value, under, tone, null);
  }

  FilterChips chips(Address at, Fleet.Ask ask, List<Fleet.Seen> mine, List<Fleet.Seen> all) {
    var chips = new ArrayList<FilterChips.Chip>();
    chips.add(chip(at, "city", ask.city(), count(mine, seen -> seen.thing().city()), say()::city));
    chips.add(
        chip(
            at,
            "kind",
            ask.kind(),
            count(all, seen -> seen.kind().code()),
            code -> say().kind(book.get(code))));
    var states = count(all, seen -> AssetListPage.word(seen.state()));
    var state = Objects.requireNonNullElse(at.find("state"), "");
    var broken = all.stream().filter(AssetListSheet::isBroken).count();
    states.put("broken", (int) broken);
    chips.add(chip(at, "state", state, states, this::stateWord));
    return new FilterChips(chips, List.of());
  }

  private static boolean isBroken(Fleet.Seen seen) {
    return switch (seen.state()) {
      case SILENT, DOWN, NO_PICTURE -> true;
      default -> false;
    };
  }

  private String stateWord(String word) {
    return words().say("asset.state." + word.replace('-', '_'));
  }

  private static Map<String, Integer> count(
      List<Fleet.Seen> all, Function<Fleet.Seen, String> group) {
    var counts = new TreeMap<String, Integer>();
    for (var seen : all) counts.merge(group.apply(seen), 1, Integer::sum);
    return counts;
  }

  private FilterChips.Chip chip(
      Address at,
      String name,
      String chosen,
      Map<String, Integer> counts,
      Function<String, String> word) {
    var choices = new ArrayList<FilterChips.Choice>();
    var here = at.without("page");
    var every = words().say("asset.all");
    choices.add(new FilterChips.Choice(every, "", here.without(name).toString(), chosen.isEmpty()));
    counts.forEach((code, count) ->
        choices.add(
            new FilterChips.Choice(
                word.apply(code),
                words().number(count),
                here.with(name, code).toString(),
                code.equals(chosen))));
    var value = chosen.isEmpty() ? every : word.apply(chosen);
    return new FilterChips.Chip(
        words().say("asset." + name), value, !chosen.isEmpty(), choices, null);
  }

  /// One thing with what the register says of it.
  record Row(Fleet.Seen seen, AssetQueries.@Nullable Line line) {}

  /// These things with their lines of the register.
  static List<Row> rows(List<Fleet.Seen> things, Map<Long, AssetQueries.Line> lines) {
    return things.stream().map(seen -> new Row(seen, lines.get(seen.thing().id()))).toList();
  }

  DataTable table(ListShape<Row> shape, List<Row> rows) {
    return new DataTable(
        words().say("asset.list.title"),
        shape.heads(words()),
        rows.stream().map(row -> shape.row(row, row.seen().state() == LiveState.UNKNOWN)).toList(),
        null,
        words().say("asset.list.none"));
  }

  /// The columns, of which the address says which are shown in which order. By name, by the share of
  /// answers (`worst`), by the last sign (`silent`).
  ListShape<Row> shape(Address address) {
    var name =
        ListColumn.<Row>text(
                "name",
                words().say("asset.name"),
                row ->
                    new DataTable.Way(
                        row.seen().thing().uid(),
                        "/safecity/assets/" + row.seen().thing().handle()),
                row -> row.seen().thing().uid())
            .telling()
            .in(Order.RISING);
    var state =
        ListColumn.<Row>text(
                "state",
                words().say("asset.state"),
                row ->
                    new DataTable.State(
                        AssetWords.tone(row.seen().state()), say().state(row.seen().state())),
                row -> say().state(row.seen().state()))
            .telling();
    var silent =
        text("silent", "asset.lastSign", row -> lastSign(row.seen()))
            .by(Order.RISING, row -> Fleet.lastSign(row.seen()));
    return ListShape.read(
        address,
        List.of(
            name,
            state,
            share("worst", "asset.days30.head", row -> row.seen().answers())
                .telling()
                .in(Order.RISING),
            share("viewable", "asset.viewable", AssetListSheet::viewable),
            share("night", "asset.usableAtNight", AssetListSheet::atNight),
            silent,
            text("kind", "asset.kind", row -> say().kind(row.seen().kind())),
            text("place", "asset.place", row -> of(row, AssetQueries.Line::name)),
            text("owner", "asset.owner", row -> of(row, AssetQueries.Line::owner)),
            text("city", "asset.city", row -> row.seen().thing().city()).spare(),
            text("serial", "asset.serialNo", row -> of(row, AssetQueries.Line::serialNo)).spare(),
            text("ward", "asset.ward", row -> of(row, AssetQueries.Line::ward)).spare()),
        "name");
  }

  private static String of(Row row, Function<AssetQueries.Line, String> part) {
    var line = row.line();
    return line == null ? "" : part.apply(line);
  }

  private ListColumn<Row> text(String key, String head, Function<Row, String> of) {
    return ListColumn.text(key, words().say(head), row -> new DataTable.Text(of.apply(row)), of);
  }

  private ListColumn<Row> share(String key, String head, Function<Row, Optional<BigDecimal>> of) {
    return ListColumn.<Row>number(
            key,
            words().say(head),
            row -> figure(of.apply(row).map(say()::percent).orElse(Words.NONE)),
            row -> of.apply(row).orElse(null))
        .in(Order.NONE);
  }

  private static Optional<BigDecimal> viewable(Row row) {
    var month = row.seen().month();
    return month == null ? Optional.empty() : month.viewable().flatMap(one -> one.percent());
  }

  private static Optional<BigDecimal> atNight(Row row) {
    var month = row.seen().month();
    return month == null ? Optional.empty() : month.atNight().flatMap(one -> one.percent());
  }

  private static DataTable.Cell figure(String text) {
    return new DataTable.Figure(text, false);
  }

  private String lastSign(Fleet.Seen seen) {
    var standing = seen.standing();
    if (standing == null || standing.aliveAt() == null) return Words.NONE;
    return words().say("asset.ago", words().age(Duration.between(standing.aliveAt(), now)));
  }

  Pager pager(int page, int total) {
    return Pager.of(words(), Address.of(visit.address()), page, PAGE_SIZE, total);
  }

  String export() {
    return "/safecity/assets.csv" + query();
  }

  private String query() {
    var address = Address.of(visit.address()).without("page").toString();
    var mark = address.indexOf('?');
    return mark < 0 ? "" : address.substring(mark);
  }

  String tiles() {
    return "/safecity/assets/tiles/{z}/{x}/{y}.mvt" + query();
  }

  /// West, south, east, north of what is asked for; India where nothing is located.
  String box(List<Fleet.Seen> found) {
    double west = 180;
    double south = 90;
    double east = -180;
    double north = -90;
    for (var seen : found) {
      var thing = seen.thing();
      if (!thing.isPlaced()) continue;
      west = Math.min(west, thing.lon());
      east = Math.max(east, thing.lon());
      south = Math.min(south, thing.lat());
      north = Math.max(north, thing.lat());
    }
    if (west > east) return "68,6,98,36";
    return String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", west, south, east, north);
  }

  String csv(List<Fleet.Seen> found, Map<Long, AssetQueries.Line> lines) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          "uid",
          "city",
          "kind",
          "name",
          "serialNo",
          "stage",
          "lat",
          "lon",
          "ward",
          "owner",
          "state",
          "lastSignAt",
          "answersPercent",
          "viewablePercent",
          "usableAtNightPercent");
      for (var seen : found) csv.writeRecord(cells(seen, lines.get(seen.thing().id())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> cells(Fleet.Seen seen, AssetQueries.@Nullable Line line) {
    var thing = seen.thing();
    var month = seen.month();
    var standing = seen.standing();
    var alive = standing == null ? null : standing.aliveAt();
    return List.of(
        thing.uid(),
        thing.city(),
        thing.kind(),
        guarded(line == null ? "" : line.name()),
        guarded(line == null ? "" : line.serialNo()),
        line == null ? "" : line.stage(),
        thing.isPlaced() ? Double.toString(thing.lat()) : "",
        thing.isPlaced() ? Double.toString(thing.lon()) : "",
        guarded(line == null ? "" : line.ward()),
        guarded(line == null ? "" : line.owner()),
        seen.state().name(),
        alive == null ? "" : alive.toString(),
        seen.answers().map(Object::toString).orElse(""),
        month == null
            ? ""
            : month.viewable().flatMap(one -> one.percent()).map(Object::toString).orElse(""),
        month == null
            ? ""
            : month.atNight().flatMap(one -> one.percent()).map(Object::toString).orElse(""));
  }

  /// A cell that a spreadsheet would take for a formula, made harmless.
  private static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
