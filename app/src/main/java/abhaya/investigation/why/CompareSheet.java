package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.fair.Funnel;
import abhaya.investigation.fair.Interval;
import abhaya.investigation.fair.Share;
import abhaya.investigation.fair.VolumeBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A comparison in the reader's words.
final class CompareSheet {
  private static final int POINTS_MIN = 3;
  private static final int LINE_STEPS = 40;

  private final WhyFrame frame;
  private final Words words;
  private final ShareCells cells;
  private final Comparison data;
  private final String asOf;

  CompareSheet(WhyFrame frame, Words words, Comparison data, String asOf) {
    this.frame = frame;
    this.words = words;
    this.cells = new ShareCells(words);
    this.data = data;
    this.asOf = asOf;
  }

  List<Headline> headlines() {
    var share = data.whole().compliance();
    var interval = share.isEmpty() ? "" : cells.interval(Interval.wilson(share));
    var ranked = data.lines().size() - data.tooFew();
    var outside =
        data.lines().stream()
            .filter(line -> !line.placing().tooFew())
            .filter(line -> line.point().widened() != Funnel.Position.WITHIN)
            .count();
    var under = words.say("why.compare.common.under", share.part(), share.whole(), interval);
    var spread = data.funnel().dispersion();
    return List.of(
        new Headline(
            words.say("why.compare.common"), cells.percent(share), under, Tone.PLAIN, null),
        new Headline(
            words.say("why.compare.outside"),
            words.number(outside),
            words.say("why.compare.outside.under", ranked),
            outside > 0 ? Tone.LATE : Tone.PLAIN,
            null),
        new Headline(
            words.say("why.compare.tooFew"),
            words.number(data.tooFew()),
            words.say("why.compare.tooFew.under", data.lines().size()),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("why.compare.spread"),
            cells.ratio(Math.sqrt(spread)),
            words.say("why.compare.spread.under"),
            Tone.PLAIN,
            null));
  }

  List<CompareView.Band> bands() {
    var bands = new ArrayList<CompareView.Band>();
    for (var band : reversed()) {
      var lines = data.lines().stream().filter(line -> line.placing().band() == band).toList();
      if (lines.isEmpty()) continue;
      var name = words.say(band.messageKey());
      var note = words.say("why.compare.band.note", lines.size());
      bands.add(new CompareView.Band(name, note, table(name, lines)));
    }
    return bands;
  }

  private static List<VolumeBand> reversed() {
    var bands = new ArrayList<>(Arrays.asList(VolumeBand.values()));
    Collections.reverse(bands);
    return bands;
  }

  private DataTable table(String name, List<Comparison.Line> lines) {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say("why.compare.unit"), true));
    columns.add(DataTable.Column.number(words.say("why.compare.cases"), true));
    columns.add(DataTable.Column.text(words.say("why.compare.inTime"), true));
    columns.add(DataTable.Column.text(words.say("why.compare.position"), false));
    columns.add(DataTable.Column.text(words.say("why.compare.place"), false));
    columns.add(DataTable.Column.text(words.say("why.compare.mix"), false));
    columns.add(DataTable.Column.text(words.say("why.compare.posts"), false));
    columns.add(DataTable.Column.text(words.say("why.compare.laboratory"), false));
    columns.add(DataTable.Column.number(words.say("why.compare.open"), false));
    return new DataTable(
        name, columns, lines.stream().map(this::row).toList(), null, words.say("why.compare.none"));
  }

  private DataTable.Row row(Comparison.Line line) {
    var name = frame.name(line.unit());
    var href = frame.open(line.unit());
    var few = line.placing().tooFew();
    return new DataTable.Row(
        false,
        List.of(
            href == null ? new DataTable.Text(name) : new DataTable.Way(name, href),
            cells.count(line.counts().cases()),
            cells.inTime(line.counts().compliance()),
            few
                ? new DataTable.Withheld(words.say("why.compare.few"))
                : new DataTable.State(
                    tone(line.point().widened()), words.say(line.point().widened().messageKey())),
            few ? new DataTable.Nothing() : cells.text(place(line)),
            cells.text(mix(line)),
            cells.text(posts(line.posts())),
            cells.text(laboratory(line)),
            cells.count(line.counts().open())));
  }

  private String place(Comparison.Line line) {
    var placing = line.placing();
    return placing.best() == placing.worst()
        ? words.say("why.compare.place.one", placing.best(), placing.ranked())
        : words.say("why.compare.place.range", placing.best(), placing.worst(), placing.ranked());
  }

  private String mix(Comparison.Line line) {
    var mix = line.mix();
    if (mix == null) return Words.NONE;
    return words.say(
        "why.compare.mix.cell",
        cells.ratio(mix.ratio()),
        cells.ratio(mix.interval().low()),
        cells.ratio(mix.interval().high()));
  }

  private String posts(WhyQueries.@Nullable Posts posts) {
    if (posts == null || posts.sanctioned() == 0) return Words.NONE;
    var vacant = Math.max(0, posts.sanctioned() - posts.posted());
    var share = new Share(vacant, posts.sanctioned());
    return words.say("why.compare.posts.cell", vacant, posts.sanctioned(), cells.percent(share));
  }

  private String laboratory(Comparison.Line line) {
    var habit = line.laboratory();
    if (habit == null || habit.poolSample() + habit.sample() == 0) return Words.NONE;
    var usual = habit.usualDays();
    var ended = habit.poolSample();
    if (usual.isEmpty()) return words.say("why.compare.laboratory.long", ended);
    return words.say("why.compare.laboratory.cell", words.days(usual.getAsLong()), ended);
  }

  static Tone tone(Funnel.Position position) {
    return switch (position) {
      case FAR_BELOW -> Tone.OVERDUE;
      case BELOW -> Tone.LATE;
      case WITHIN -> Tone.QUIET;
      case ABOVE, FAR_ABOVE -> Tone.IN_TIME;
    };
  }

  @Nullable FunnelChart funnel() {
    var shown = data.lines().stream().filter(line -> line.counts().cases() > 0).toList();
    if (shown.size() < POINTS_MIN) return null;
    var points =
        shown.stream()
            .sorted(Comparator.comparingLong((Comparison.Line line) -> line.counts().cases()))
            .map(this::point)
            .toList();
    var largest = Objects.requireNonNull(points.getLast()).cases();
    var sizes = new TreeSet<Long>();
    for (var step = 1; step <= LINE_STEPS; step++) {
      sizes.add(Math.max(2, Math.round(largest * Math.pow(step / (double) LINE_STEPS, 2) * 1.05)));
    }
    var limits = sizes.stream().map(size -> limit(data.funnel().widened(size))).toList();
    var heads =
        new FunnelChart.Heads(
            words.say("why.compare.unit"),
            words.say("why.compare.cases"),
            words.say("why.compare.inTime"),
            words.say("why.compare.position"),
            words.say("why.funnel.inner"),
            words.say("why.funnel.outer"));
    var common = 100 * data.funnel().common();
    return new FunnelChart(words.say("why.funnel"), asOf, heads, common, points, limits);
  }

  private FunnelChart.Point point(Comparison.Line line) {
    var position = line.point().widened();
    var far = position == Funnel.Position.FAR_BELOW || position == Funnel.Position.FAR_ABOVE;
    var share = line.counts().compliance();
    return new FunnelChart.Point(
        frame.name(line.unit()),
        share.whole(),
        100 * share.value(),
        words.say(position.messageKey()),
        far);
  }

  private static FunnelChart.Limit limit(Funnel.Limits limits) {
    return new FunnelChart.Limit(
        limits.whole(),
        100 * limits.inner().low(),
        100 * limits.inner().high(),
        100 * limits.outer().low(),
        100 * limits.outer().high());
  }

  List<String> notes() {
    var dated =
        data.lines().stream()
            .map(Comparison.Line::posts)
            .filter(Objects::nonNull)
            .max(Comparator.comparing(WhyQueries.Posts::asOf));
    var notes = new ArrayList<String>();
    notes.add(words.say("why.note.interval"));
    notes.add(words.say("why.note.funnel"));
    notes.add(words.say("why.note.place"));
    notes.add(words.say("why.note.mix"));
    notes.add(
        dated
            .map(one -> words.say("why.note.posts", words.date(one.asOf()), one.source()))
            .orElseGet(() -> words.say("why.note.posts.none")));
    notes.add(words.say("why.note.laboratory"));
    if (data.without() > 0) notes.add(words.say("why.note.without", data.without()));
    return notes;
  }
}
