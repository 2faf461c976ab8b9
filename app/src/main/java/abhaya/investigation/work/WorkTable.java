package abhaya.investigation.work;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Words;
import abhaya.investigation.cases.OpenCase;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.worklist.NextStep;
import abhaya.investigation.worklist.WorkLine;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of a list in the reader's words.
final class WorkTable {
  /// What the other columns do not say already.
  private static final Set<WorkLine.Flag> MARKS =
      EnumSet.of(
          WorkLine.Flag.RETURNED,
          WorkLine.Flag.REASON_ASKED,
          WorkLine.Flag.NEVER_OPENED,
          WorkLine.Flag.NO_OFFICER);

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

  DataTable of(WorkChoice choice, List<WorkLine> lines) {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say("cases.list.fir"), true));
    columns.add(DataTable.Column.text(words.say("work.left"), true));
    columns.add(DataTable.Column.text(words.say("work.next"), true));
    columns.add(DataTable.Column.text(words.say("work.by"), false));
    columns.add(DataTable.Column.text(words.say("work.waits"), false));
    columns.add(DataTable.Column.text(words.say("work.marks"), false));
    if (severalStations) {
      columns.add(DataTable.Column.text(words.say("cases.list.station"), false));
    }
    if (scope.role() != Role.IO) {
      columns.add(DataTable.Column.text(words.say("cases.list.officer"), false));
    }
    var rows = lines.stream().map(this::row).toList();
    var none = words.say("work.none." + choice.word());
    return new DataTable(words.say("work.title"), columns, rows, null, none);
  }

  private DataTable.Row row(WorkLine line) {
    var one = morning.cases().get(line.handle());
    if (one == null) throw new IllegalStateException("a line without its case");
    var cells = new ArrayList<DataTable.Cell>();
    var fir = words.say("cases.fir", one.firNumber());
    cells.add(first(fir, line.handle()));
    var stopped = line.daysLeft() == null && line.dueOn() != null;
    var left = stopped ? words.say("work.stopped") : say.left(line.daysLeft());
    cells.add(new DataTable.State(WorkWords.tone(line.daysLeft()), left));
    var next = line.next();
    cells.add(new DataTable.Text(next == null ? Words.NONE : duty(next)));
    cells.add(next == null ? new DataTable.Nothing() : by(next));
    cells.add(new DataTable.Text(waits(line)));
    cells.add(new DataTable.Text(marks(line)));
    if (severalStations) {
      var station = morning.tree().find(one.station());
      var name = station.map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
      cells.add(new DataTable.Text(name));
    }
    if (scope.role() != Role.IO) {
      cells.add(new DataTable.Text(officer(one)));
    }
    return new DataTable.Row(false, cells);
  }

  /// The way to the case, with a box to tick where something can be done with many.
  private DataTable.Cell first(String fir, String handle) {
    var works = WorkTabs.worksOnCases(scope);
    if (!works && !morning.opens()) return new DataTable.Text(fir);
    var href = (works ? "/work/cases/" : "/cases/") + handle;
    return works && scope.role() != Role.IO
        ? new DataTable.PickedWay(fir, href, "case", handle, words.say("work.tick", fir))
        : new DataTable.Way(fir, href);
  }

  private String duty(NextStep next) {
    return words.say("clock.duty." + next.duty());
  }

  private DataTable.Cell by(NextStep next) {
    return new DataTable.Figure(words.date(next.by()), next.by().isBefore(morning.today()));
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
