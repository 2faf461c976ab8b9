package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The night board in words and figures.
record NightSheet(
    Words words,
    List<Fleet.Seen> all,
    Map<String, int[]> staffed,
    Map<String, Long> tickets,
    Instant now) {

  private AssetWords say() {
    return new AssetWords(words);
  }

  private static long count(List<Fleet.Seen> things, Predicate<Fleet.Seen> kept) {
    return things.stream().filter(kept).count();
  }

  private static boolean measured(Fleet.Seen seen) {
    return seen.state().isMeasured();
  }

  private static boolean works(Fleet.Seen seen) {
    return seen.state().works();
  }

  private static boolean seesAtNight(Fleet.Seen seen) {
    var standing = seen.standing();
    return works(seen) && standing != null && Boolean.TRUE.equals(standing.nightOk());
  }

  private static boolean isCamera(Fleet.Seen seen) {
    return seen.kind().seen() && measured(seen);
  }

  List<Headline> headlines() {
    var cameras = all.stream().filter(NightSheet::isCamera).toList();
    var answering = count(cameras, seen -> works(seen) || seen.state() == LiveState.NO_PICTURE);
    var present = staffed.values().stream().mapToLong(one -> one[0]).sum();
    var places = staffed.values().stream().mapToLong(one -> one[1]).sum();
    return List.of(
        headline("asset.night.answer", answering, cameras.size()),
        headline("asset.night.view", count(cameras, NightSheet::works), cameras.size()),
        headline("asset.night.usable", count(cameras, NightSheet::seesAtNight), cameras.size()),
        headline("asset.night.staffed", present, places));
  }

  private Headline headline(String key, long part, long whole) {
    var percent = Share.percent(part, whole, 1);
    var tone =
        percent
            .map(one ->
                one.doubleValue() >= 95
                    ? Tone.IN_TIME
                    : one.doubleValue() >= 80 ? Tone.LATE : Tone.OVERDUE)
            .orElse(Tone.SILENT);
    return new Headline(
        words.say(key),
        percent.map(say()::percent).orElse(Words.NONE),
        words.say("asset.head.of", part, whole),
        tone,
        null);
  }

  List<String> alarms(List<AssetQueries.FeedSilence> silences) {
    return silences.stream()
        .map(one ->
            words.say(
                "asset.feedSilent",
                say().city(one.city()),
                one.devices(),
                words.age(Duration.between(one.since(), now))))
        .toList();
  }

  private static final List<String> HEADS =
      List.of("measured", "works", "noPicture", "down", "silent", "unknown");

  DataTable cities() {
    var groups = new TreeMap<String, List<Fleet.Seen>>();
    for (var seen : all)
      groups.computeIfAbsent(seen.thing().city(), _ -> new ArrayList<>()).add(seen);
    var columns = columns("asset.city");
    columns.add(DataTable.Column.number(words.say("asset.night.staffedNow"), false));
    columns.add(DataTable.Column.number(words.say("asset.night.openFaults"), false));
    var rows = new ArrayList<DataTable.Row>();
    groups.forEach((city, things) -> {
      var cells =
          cells(new DataTable.Way(say().city(city), "/safecity/assets?city=" + city), things);
      var places = staffed.getOrDefault(city, new int[2]);
      cells.add(
          new DataTable.Figure(
              places[1] == 0 ? Words.NONE : words.say("asset.partOf", places[0], places[1]),
              false));
      cells.add(
          new DataTable.Way(
              words.number(tickets.getOrDefault(city, 0L)), "/safecity/tickets?city=" + city));
      rows.add(new DataTable.Row(false, cells));
    });
    var total = cells(new DataTable.Text(words.say("asset.sum")), all);
    var present = staffed.values().stream().mapToInt(one -> one[0]).sum();
    var places = staffed.values().stream().mapToInt(one -> one[1]).sum();
    total.add(new DataTable.Figure(words.say("asset.partOf", present, places), false));
    total.add(
        new DataTable.Figure(
            words.number(tickets.values().stream().mapToLong(Long::longValue).sum()), false));
    return new DataTable(
        words.say("asset.night.byCity"),
        columns,
        rows,
        new DataTable.Row(false, total),
        words.say("asset.list.none"));
  }

  private ArrayList<DataTable.Column> columns(String first) {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say(first), true));
    for (var head : HEADS) {
      columns.add(DataTable.Column.number(words.say("asset.night." + head), head.equals("works")));
      if (head.equals("works"))
        columns.add(DataTable.Column.number(words.say("asset.night.share"), true));
    }
    return columns;
  }

  private ArrayList<DataTable.Cell> cells(DataTable.Cell first, List<Fleet.Seen> things) {
    var counts = Fleet.counts(things);
    var measured = count(things, NightSheet::measured);
    var works = count(things, NightSheet::works);
    var cells = new ArrayList<DataTable.Cell>();
    cells.add(first);
    cells.add(figure(measured));
    cells.add(figure(works));
    cells.add(
        new DataTable.Figure(
            Share.percent(works, measured, 1).map(say()::percent).orElse(Words.NONE), false));
    cells.add(figure(counts.getOrDefault(LiveState.NO_PICTURE, 0)));
    cells.add(
        figure(counts.getOrDefault(LiveState.DOWN, 0) + counts.getOrDefault(LiveState.REPAIR, 0)));
    cells.add(
        new DataTable.Figure(
            words.number(counts.getOrDefault(LiveState.SILENT, 0)),
            counts.getOrDefault(LiveState.SILENT, 0) > 0));
    cells.add(figure(counts.getOrDefault(LiveState.UNKNOWN, 0)));
    return cells;
  }

  private DataTable.Cell figure(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  DataTable kinds(KindBook book) {
    var rows = new ArrayList<DataTable.Row>();
    for (var kind : book.kinds()) {
      if (!kind.measured()) continue;
      var things = all.stream().filter(seen -> seen.kind().code().equals(kind.code())).toList();
      if (things.isEmpty()) continue;
      var way = new DataTable.Way(say().kind(kind), "/safecity/assets?kind=" + kind.code());
      rows.add(new DataTable.Row(false, cells(way, things)));
    }
    return new DataTable(
        words.say("asset.night.byKind"),
        columns("asset.kind"),
        rows,
        null,
        words.say("asset.list.none"));
  }

  DataTable care(List<AssetQueries.DueCare> due, KnownAssets known, LocalDate today) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.name"), true),
            DataTable.Column.text(words.say("asset.care.what"), true),
            DataTable.Column.text(words.say("asset.care.next"), true));
    var rows =
        due.stream()
            .sorted(Comparator.comparing(AssetQueries.DueCare::nextOn))
            .flatMap(one -> known.find(one.asset()).stream().map(thing -> row(one, thing, today)))
            .toList();
    return new DataTable(
        words.say("asset.care"), columns, rows, null, words.say("asset.care.noneDue"));
  }

  private DataTable.Row row(
      AssetQueries.DueCare due, KnownAssets.KnownAsset thing, LocalDate today) {
    var late = due.nextOn().isBefore(today);
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(thing.uid(), "/safecity/assets/" + thing.handle()),
            new DataTable.Text(due.what()),
            new DataTable.State(late ? Tone.OVERDUE : Tone.LATE, words.date(due.nextOn()))));
  }
}
