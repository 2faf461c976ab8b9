package abhaya.investigation.work;

import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Words;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.worklist.CalendarFeed;
import abhaya.investigation.worklist.WorkLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every last day still to come, for a calendar: a handle and a day, no other word.
@Component
class WorkCalendar {
  private final WorkReading reading;
  private final TrailRegister trail;
  private final Clock clock;

  WorkCalendar(WorkReading reading, TrailRegister trail, Clock clock) {
    this.reading = reading;
    this.trail = trail;
    this.clock = clock;
  }

  /// @param door code of the way out, for the trail
  byte[] of(Scope scope, Words words, @Nullable String unit, String door) {
    var morning = reading.read(scope, unit);
    var entries = new ArrayList<CalendarFeed.Entry>();
    for (var line : morning.book().all()) entries(morning, line, entries);
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "UNIT", morning.unit().code())
            .with("door", door)
            .with("entries", entries.size()));
    var feed =
        new CalendarFeed(
            words.say("worklist.calendar.name"), words.say("worklist.calendar.summary", "{0}"));
    return feed.text(entries, clock.instant()).getBytes(StandardCharsets.UTF_8);
  }

  private static void entries(
      WorkReading.Morning morning, WorkLine line, List<CalendarFeed.Entry> entries) {
    var one = morning.cases().get(line.handle());
    if (one == null) return;
    one.clocks().stream()
        .filter(clock -> clock.state() == ClockState.RUNNING)
        .filter(clock -> comes(clock.lastDay(), morning.today()))
        .map(clock -> entry(line.handle(), clock))
        .forEach(entries::add);
  }

  private static boolean comes(@Nullable LocalDate day, LocalDate today) {
    return day != null && !day.isBefore(today);
  }

  private static CalendarFeed.Entry entry(String handle, DutyClock clock) {
    var day = Objects.requireNonNull(clock.lastDay());
    return new CalendarFeed.Entry(handle, clock.duty().id(), clock.subject(), day, clock.dueAt());
  }
}
