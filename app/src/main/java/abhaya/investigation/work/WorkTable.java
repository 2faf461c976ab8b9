package abhaya.investigation.work;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.cases.OpenCase;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.worklist.WorkLine;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of the morning's lists in the reader's words, for the page and for a file.
final class WorkTable {
  /// What the other columns do not say already.
  private static final Set<WorkLine.Flag> MARKS =
      EnumSet.of(
          WorkLine.Flag.RETURNED,
          WorkLine.Flag.REASON_ASKED,
          WorkLine.Flag.NEVER_OPENED,
          WorkLine.Flag.NO_OFFICER);

  private static final String BY_URGENCY = "urgency";

  private final Scope scope;
  private final Words words;
  private final WorkReading.Morning morning;
  private final WorkWords say;
  private final @Nullable Holder holder;
  private final boolean severalStations;

  /// @param holder whose waits are told; null for the longest wait of each case
  WorkTable(Scope scope, Words words, WorkReading.Morning morning, @Nullable Holder holder) {
    this.scope = scope;
    this.words = words;
    this.morning = morning;
    this.say = new WorkWords(words, morning.tree());
    this.holder = holder;
    this.severalStations = scope.role() != Role.IO && scope.role() != Role.SHO;
  }

  /// The list as a table, these rows of it.
  DataTable of(ListShape<WorkLine> shape, WorkChoice choice, List<WorkLine> shown) {
    var rows = shown.stream().map(line -> shape.row(line, false)).toList();
    var none = words.say("work.none." + choice.word());
    return new DataTable(words.say("work.title"), shape.heads(words), rows, null, none);
  }

  /// The columns, of which the address says which are shown in which order. Where it says nothing,
  /// the least time comes first, and among those that wait the longest wait.
  ListShape<WorkLine> shape(Address address) {
    var columns = new ArrayList<ListColumn<WorkLine>>();
    columns.add(
        ListColumn.<WorkLine>text(
                "fir", words.say("cases.list.fir"), this::first, line -> one(line).firNumber())
            .telling()
            .in(Order.RISING));
    columns.add(
        ListColumn.<WorkLine>text("left", words.say("work.left"), this::left, this::leftInWords)
            .telling()
            .by(Order.RISING, WorkLine::daysLeft));
    var priority =
        ListColumn.<WorkLine>text(
                "priority", words.say("work.priority"), this::priority, this::priorityInWords)
            .by(Order.RISING, line -> isUrgent(line) ? 0 : 1);
    columns.add(morning.urgent().isEmpty() ? priority.spare() : priority);
    columns.add(text("next", "work.next", this::duty).telling().in(Order.RISING));
    columns.add(
        ListColumn.<WorkLine>text("by", words.say("work.by"), this::by, WorkTable::byDay)
            .in(Order.RISING));
    columns.add(text("waits", "work.waits", this::waits));
    columns.add(text("marks", "work.marks", this::marks));
    if (severalStations) {
      columns.add(text("station", "cases.list.station", this::station).in(Order.RISING));
    }
    if (scope.role() != Role.IO) {
      columns.add(
          text("officer", "cases.list.officer", line -> officer(one(line))).in(Order.RISING));
    }
    columns.add(day("lastDay", "cases.list.lastDay", WorkLine::dueOn));
    columns.add(day("recorded", "cases.list.recorded", line -> one(line).recordedOn()));
    return ListShape.read(address, columns, BY_URGENCY);
  }

  private ListColumn<WorkLine> text(String key, String head, Function<WorkLine, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  private ListColumn<WorkLine> day(
      String key, String head, Function<WorkLine, @Nullable LocalDate> of) {
    return ListColumn.<WorkLine>text(
            key, words.say(head), line -> new DataTable.Text(date(of.apply(line))), of)
        .in(Order.RISING)
        .spare();
  }

  private String date(@Nullable LocalDate day) {
    return day == null ? Words.NONE : words.date(day);
  }

  private OpenCase one(WorkLine line) {
    var one = morning.cases().get(line.handle());
    if (one == null) throw new IllegalStateException("a line without its case");
    return one;
  }

  private String leftInWords(WorkLine line) {
    var stopped = line.daysLeft() == null && line.dueOn() != null;
    return stopped ? words.say("work.stopped") : say.left(line.daysLeft());
  }

  private DataTable.Cell left(WorkLine line) {
    return new DataTable.State(WorkWords.tone(line.daysLeft()), leftInWords(line));
  }

  private boolean isUrgent(WorkLine line) {
    return morning.urgent().contains(line.handle());
  }

  private String priorityInWords(WorkLine line) {
    return words.say(isUrgent(line) ? "work.priority.urgent" : "work.priority.normal");
  }

  private DataTable.Cell priority(WorkLine line) {
    return isUrgent(line)
        ? new DataTable.State(Tone.LATE, priorityInWords(line))
        : new DataTable.Nothing();
  }

  private String station(WorkLine line) {
    var station = morning.tree().find(one(line).station());
    return station.map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  /// The way to the case, with a box to tick where something can be done with many.
  private DataTable.Cell first(WorkLine line) {
    var fir = words.say("cases.fir", one(line).firNumber());
    var handle = line.handle();
    var works = WorkTabs.worksOnCases(scope);
    if (!works && !morning.opens()) return new DataTable.Text(fir);
    var href = (works ? "/work/cases/" : "/cases/") + handle;
    return works && scope.role() != Role.IO
        ? new DataTable.PickedWay(fir, href, "case", handle, words.say("work.tick", fir))
        : new DataTable.Way(fir, href);
  }

  private String duty(WorkLine line) {
    var next = line.next();
    return next == null ? Words.NONE : words.say("clock.duty." + next.duty());
  }

  private static @Nullable LocalDate byDay(WorkLine line) {
    var next = line.next();
    return next == null ? null : next.by();
  }

  private DataTable.Cell by(WorkLine line) {
    var by = byDay(line);
    if (by == null) return new DataTable.Nothing();
    return new DataTable.Figure(words.date(by), by.isBefore(morning.today()));
  }

  /// The longest wait, and how many others there are beside it.
  private String waits(WorkLine line) {
    var waits = line.obstacles().stream().filter(this::isAsked).toList();
    if (waits.isEmpty()) return Words.NONE;
    var first = waits.getFirst();
    var days = Math.max(0, ChronoUnit.DAYS.between(first.since(), morning.today()));
    var text =
        words.say(
            "work.waitsFor",
            words.say(first.awaited()),
            words.say(first.holder().messageKey()),
            words.days(days));
    return waits.size() == 1 ? text : words.say("work.waitsMore", text, waits.size() - 1);
  }

  private boolean isAsked(Obstacle obstacle) {
    return holder == null || obstacle.holder() == holder;
  }

  private String officer(OpenCase one) {
    var officer = one.officer();
    if (officer == null) return Words.NONE;
    return morning.isAway(one) ? words.say("work.away", officer) : officer;
  }

  private String marks(WorkLine line) {
    var flags =
        MARKS.stream().filter(line.flags()::contains).map(flag -> words.say(flag.messageKey()));
    var review = morning.reviews().get(line.handle());
    var more = review == null ? Stream.<String>of() : Stream.of(words.say("work.review." + review));
    return Stream.concat(flags, more).collect(Collectors.joining(" · "));
  }
}
