package abhaya.safecity.asset;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Pager;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Share;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  FilterChips chips(AssetListPage.Asked asked, List<Fleet.Seen> mine, List<Fleet.Seen> all) {
    var ask = asked.ask();
    var chips = new ArrayList<FilterChips.Chip>();
    chips.add(
        chip(
            "city",
            "asset.city",
            ask.city(),
            count(mine, seen -> seen.thing().city()),
            code -> code));
    chips.add(
        chip(
            "kind",
            "asset.kind",
            ask.kind(),
            count(all, seen -> seen.kind().code()),
            code -> say().kind(book.get(code))));
    var states = count(all, seen -> AssetListPage.word(seen.state()));
    var state = Objects.requireNonNullElse(Address.of(visit.address()).find("state"), "");
    var broken = all.stream().filter(AssetListSheet::isBroken).count();
    states.put("broken", (int) broken);
    chips.add(chip("state", "asset.state", state, states, this::stateWord));
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
      String name,
      String key,
      String chosen,
      Map<String, Integer> counts,
      Function<String, String> word) {
    var choices = new ArrayList<FilterChips.Choice>();
    var here = Address.of(visit.address()).without("page");
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
    return new FilterChips.Chip(words().say(key), value, !chosen.isEmpty(), choices, null);
  }

  DataTable table(
      AssetListPage.Asked asked, List<Fleet.Seen> shown, Map<Long, AssetQueries.Line> lines) {
    var columns =
        List.of(
            column("asset.name", "name", asked.order() == Fleet.Order.NAME, "ascending", true),
            DataTable.Column.text(words().say("asset.state"), true),
            new DataTable.Column(
                words().say("asset.answers"),
                words().say("asset.days30"),
                true,
                sorted("worst"),
                asked.order() == Fleet.Order.WORST_FIRST ? "ascending" : null,
                true),
            DataTable.Column.number(words().say("asset.viewable"), false),
            DataTable.Column.number(words().say("asset.usableAtNight"), false),
            column(
                "asset.lastSign",
                "silent",
                asked.order() == Fleet.Order.SILENT_LONGEST,
                "descending",
                false),
            DataTable.Column.text(words().say("asset.kind"), false),
            DataTable.Column.text(words().say("asset.place"), false),
            DataTable.Column.text(words().say("asset.owner"), false));
    var rows = shown.stream().map(seen -> row(seen, lines.get(seen.thing().id()))).toList();
    return new DataTable(
        words().say("asset.list.title"), columns, rows, null, words().say("asset.list.none"));
  }

  private DataTable.Column column(
      String key, String sort, boolean chosen, String direction, boolean tells) {
    return new DataTable.Column(
        words().say(key), "", false, sorted(sort), chosen ? direction : null, tells);
  }

  private String sorted(String order) {
    return Address.of(visit.address()).with("sort", order).without("page").toString();
  }

  private DataTable.Row row(Fleet.Seen seen, AssetQueries.@Nullable Line line) {
    var thing = seen.thing();
    var cells = new ArrayList<DataTable.Cell>();
    cells.add(new DataTable.Way(thing.uid(), "/safecity/assets/" + thing.handle()));
    cells.add(new DataTable.State(AssetWords.tone(seen.state()), say().state(seen.state())));
    var month = seen.month();
    cells.add(figure(seen.answers().map(one -> say().percent(one)).orElse(Words.NONE)));
    cells.add(
        figure(
            month == null
                ? Words.NONE
                : month
                    .viewable()
                    .flatMap(one -> one.percent())
                    .map(say()::percent)
                    .orElse(Words.NONE)));
    cells.add(
        figure(
            month == null
                ? Words.NONE
                : month
                    .atNight()
                    .flatMap(one -> one.percent())
                    .map(say()::percent)
                    .orElse(Words.NONE)));
    cells.add(new DataTable.Text(lastSign(seen)));
    cells.add(new DataTable.Text(say().kind(seen.kind())));
    cells.add(new DataTable.Text(line == null ? "" : line.name()));
    cells.add(new DataTable.Text(line == null ? "" : line.owner()));
    return new DataTable.Row(seen.state() == LiveState.UNKNOWN, cells);
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

  String tiles(AssetListPage.Asked asked) {
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
