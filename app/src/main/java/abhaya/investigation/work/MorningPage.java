package abhaya.investigation.work;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.CalendarFeed;
import abhaya.investigation.worklist.WorkLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The morning's lists: what is due, overdue, sent back, waiting and with whom, never opened.
@Controller
class MorningPage {
  private static final int PAGE_SIZE = 50;
  private static final int PAGE_MAX = 1 + WorkReading.CASES_MAX / PAGE_SIZE;
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final WorkReading reading;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  MorningPage(WorkReading reading, TrailRegister trail, Pages pages, Clock clock) {
    this.reading = reading;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/work")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "all") String list,
      @RequestParam @Nullable String on,
      @RequestParam(defaultValue = "1") int page) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var choice = WorkChoice.of(list);
    var holder = on == null ? null : holder(on);
    var morning = reading.read(scope, unit);
    var lines = holder == null ? choice.of(morning.book()) : morning.book().waitingOn(holder);
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", morning.unit().code())
            .with("state", holder == null ? choice.word() : word(holder))
            .with("cases", lines.size()));
    var words = visit.words();
    var shown = lines.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    var view =
        new WorkView(
            words.say("work.about", lines.size()),
            morning.cut() ? words.say("work.cut", WorkReading.CASES_MAX) : null,
            lists(visit, morning, choice),
            choice == WorkChoice.WAITING ? holders(visit, morning, holder) : List.of(),
            new WorkTable(scope, words, morning, holder).of(choice, shown),
            Pager.of(words, Address.of(visit.address()), page, PAGE_SIZE, lines.size()),
            "/work/calendar.ics" + (unit == null ? "" : "?unit=" + morning.unit().code()));
    var title = scope.role() == Role.IO ? "work.title.mine" : "work.title";
    return pages.render("work/work", PageFrame.of(visit, words.say(title)).section("work"), view);
  }

  private static List<WorkView.Chip> lists(
      Visit visit, WorkReading.Morning morning, WorkChoice chosen) {
    var words = visit.words();
    var chips = new ArrayList<WorkView.Chip>();
    for (var choice : WorkChoice.values()) {
      var count = choice.of(morning.book()).size();
      var href = Address.of(visit.address()).without("page").without("on");
      chips.add(
          new WorkView.Chip(
              words.say("work.list." + choice.word()),
              words.number(count),
              href.with("list", choice.word()).toString(),
              choice == chosen,
              choice.alarms() && count > 0));
    }
    return chips;
  }

  /// Those with whom a case lies, and the one that is asked for.
  private static List<WorkView.Chip> holders(
      Visit visit, WorkReading.Morning morning, @Nullable Holder chosen) {
    var words = visit.words();
    var chips = new ArrayList<WorkView.Chip>();
    for (var holder : Holder.values()) {
      var count = morning.book().waitingOn(holder).size();
      if (count == 0 && holder != chosen) continue;
      var href = Address.of(visit.address()).without("page");
      chips.add(
          new WorkView.Chip(
              words.say(holder.messageKey()),
              words.number(count),
              href.with("on", holder == chosen ? null : word(holder)).toString(),
              holder == chosen,
              false));
    }
    return chips;
  }

  /// `other-state`, as it stands in an address.
  private static String word(Holder holder) {
    return holder.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Holder holder(String word) {
    return Arrays.stream(Holder.values())
        .filter(holder -> word(holder).equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("on", "not-a-choice"));
  }

  /// Every last day still to come as a file for a calendar: a handle and a day, no other word.
  @GetMapping("/work/calendar.ics")
  ResponseEntity<byte[]> calendar(Scope scope, Visit visit, @RequestParam @Nullable String unit) {
    var morning = reading.read(scope, unit);
    var entries = new ArrayList<CalendarFeed.Entry>();
    for (var line : morning.book().all()) entries(morning, line, entries);
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "UNIT", morning.unit().code()).with("entries", entries.size()));
    var words = visit.words();
    var feed =
        new CalendarFeed(
            words.say("worklist.calendar.name"), words.say("worklist.calendar.summary", "{0}"));
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("last-days.ics").build().toString())
        .body(feed.text(entries, clock.instant()).getBytes(StandardCharsets.UTF_8));
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
