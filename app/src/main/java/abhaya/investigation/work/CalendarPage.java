package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.WordBook;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Last days for calendars: as a file for who is signed in, and by a secret address for the calendar
/// program that reads for her.
@Controller
class CalendarPage {
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final WorkCalendar calendar;
  private final CalendarRegister register;
  private final WordBook book;
  private final Pages pages;

  CalendarPage(WorkCalendar calendar, CalendarRegister register, WordBook book, Pages pages) {
    this.calendar = calendar;
    this.register = register;
    this.book = book;
    this.pages = pages;
  }

  @GetMapping("/work/calendar.ics")
  ResponseEntity<byte[]> file(Scope scope, Visit visit, @RequestParam @Nullable String unit) {
    return answer(calendar.of(scope, visit.words(), unit, "FILE"));
  }

  /// The program comes without a session: the address is the proof. Anything else is not there.
  @GetMapping("/calendar/{secret:[A-Za-z0-9_-]{44}}.ics")
  ResponseEntity<byte[]> subscribed(@PathVariable String secret) {
    var reader = register.read(secret).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var scope = reader.scope();
    return scope
        .context()
        .call(() -> answer(calendar.of(scope, book.in(reader.language()), null, "SUBSCRIPTION")));
  }

  private static ResponseEntity<byte[]> answer(byte[] text) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("last-days.ics").build().toString())
        .body(text);
  }

  @GetMapping("/work/calendar")
  ResponseEntity<String> show(Scope scope, Visit visit) {
    return show(scope, visit, "");
  }

  @PostMapping("/work/calendar")
  ResponseEntity<String> make(Scope scope, Visit visit, HttpServletRequest request) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var secret = register.make(scope, visit.words().language());
    var host = request.getScheme() + "://" + request.getServerName();
    var port = request.getServerPort();
    var plain = port == 80 || port == 443;
    return show(scope, visit, host + (plain ? "" : ":" + port) + "/calendar/" + secret + ".ics");
  }

  @PostMapping("/work/calendar/" + DeskPage.HANDLE + "/revoke")
  ResponseEntity<String> revoke(Scope scope, @PathVariable String handle) {
    register.revoke(scope, handle);
    return DeskPage.seeOther("/work/calendar");
  }

  private ResponseEntity<String> show(Scope scope, Visit visit, String fresh) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var words = visit.words();
    var made =
        register.list(scope).stream()
            .map(address -> {
              var read = address.readAt();
              var text =
                  words.say(
                      "work.calendar.made",
                      words.minute(address.madeAt()),
                      read == null ? words.say("work.calendar.never") : words.minute(read));
              var revoke =
                  WorkForm.of(
                      "r" + address.handle(),
                      words.say("work.calendar.revoke"),
                      "/work/calendar/" + address.handle() + "/revoke",
                      words.say("work.calendar.revoke"),
                      List.of());
              return new CalendarView.Made(text, revoke);
            })
            .toList();
    var form =
        WorkForm.of(
                "make",
                words.say("work.calendar.make"),
                "/work/calendar",
                words.say("work.calendar.make"),
                List.of())
            .note(words.say("work.calendar.note"))
            .hidden(Map.of());
    var view =
        new CalendarView(
            WorkTabs.of(scope, words, "calendar"), fresh, made, form, "/work/calendar.ics");
    var page = PageFrame.of(visit, words.say("work.calendar.title")).section("work");
    return pages.render("work/calendar", page, view);
  }
}
