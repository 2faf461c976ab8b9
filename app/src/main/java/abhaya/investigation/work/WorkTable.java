package abhaya.investigation.work;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
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
import org.jspecify.annotations.Nullable;

/// The lines of a list in the reader's words.
final class WorkTable {
  /// From this many days before the last day a case is called due soon.
  private static final int DUE_SOON_DAYS = 15;

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
  private final @Nullable Holder holder;
  private final boolean severalStations;

  /// @param holder whose waits are told; null for the longest wait of each case
  WorkTable(Scope scope, Words words, WorkReading.Morning morning, @Nullable Holder holder) {
    this.scope = scope;
    this.words = words;
    this.morning = morning;
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
    cells.add(new DataTable.Way(fir, "/cases/" + line.handle()));
    cells.add(new DataTable.State(tone(line.daysLeft()), left(line.daysLeft())));
    var next = line.next();
    cells.add(new DataTable.Text(next == null ? Words.NONE : duty(next)));
    cells.add(next == null ? new DataTable.Nothing() : by(next));
    cells.add(new DataTable.Text(waits(line)));
    cells.add(new DataTable.Text(marks(line.flags())));
    if (severalStations) {
      var station = morning.tree().find(one.station());
      var name = station.map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
      cells.add(new DataTable.Text(name));
    }
    if (scope.role() != Role.IO) {
      var officer = line.officer();
      cells.add(new DataTable.Text(officer == null ? Words.NONE : officer));
    }
    return new DataTable.Row(false, cells);
  }

  private static Tone tone(@Nullable Long left) {
    if (left == null) return Tone.QUIET;
    if (left < 0) return Tone.OVERDUE;
    return left < DUE_SOON_DAYS ? Tone.LATE : Tone.YOUNG;
  }

  private String left(@Nullable Long left) {
    if (left == null) return words.say("work.noClock");
    if (left < 0) return words.say("cases.overdueBy", words.days(-left));
    return left == 0 ? words.say("cases.lastDayToday") : words.say("cases.left", words.days(left));
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

  private String marks(Set<WorkLine.Flag> flags) {
    return MARKS.stream()
        .filter(flags::contains)
        .map(flag -> words.say(flag.messageKey()))
        .collect(Collectors.joining(" · "));
  }
}
