package abhaya.safecity.report;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.walk.WalkForm;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The form for anybody, and what became of a report for who holds its code. No account, no name.
@Controller
class CitizenPage {
  private static final int LOOKS_A_MINUTE = 30;
  private static final List<String> FIELDS =
      List.of("key", "service", "city", "lat", "lon", "pole", "where", "since", "description");

  private final Pages pages;
  private final CitizenRegister register;
  private final Clock clock;
  private final Allowance looks = new Allowance(LOOKS_A_MINUTE, Duration.ofMinutes(1));

  CitizenPage(Pages pages, CitizenRegister register, Clock clock) {
    this.pages = pages;
    this.register = register;
    this.clock = clock;
  }

  @GetMapping("/report")
  ResponseEntity<String> form(
      Visit visit,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String pole) {
    return form(visit, Map.of("city", city, "pole", pole), "", HttpStatus.OK);
  }

  private ResponseEntity<String> form(
      Visit visit, Map<String, String> typed, String fault, HttpStatus status) {
    var words = visit.words();
    var named = new ReportWords(words);
    var services =
        ServiceKind.all().stream()
            .map(kind -> new Field.Option(kind.code(), named.service(kind)))
            .toList();
    var cities = new ArrayList<Field.Option>();
    cities.add(new Field.Option("", words.say("report.city.byPlace")));
    for (var code : register.cities())
      cities.add(new Field.Option(code, words.say("report.city." + code)));
    var since = new ArrayList<Field.Option>();
    since.add(new Field.Option("", words.say("report.since.none")));
    Arrays.stream(ServiceKind.Since.values())
        .forEach(one -> since.add(new Field.Option(one.name(), words.say("report.since." + one))));
    var fields =
        List.of(
            text(words, typed, "pole").hint(words.say("report.pole.hint")),
            text(words, typed, "where").hint(words.say("report.where.hint")),
            text(words, typed, "lat"),
            text(words, typed, "lon"),
            text(words, typed, "city").of(cities),
            text(words, typed, "since").of(since),
            text(words, typed, "description")
                .type("textarea")
                .hint(words.say("report.description.hint")));
    var page =
        PageFrame.of(visit, words.say("report.title"))
            .scripts("walk/later.mjs", "report/place.mjs");
    return pages.render(status, "report/form", page, new ReportView.Form(services, fields, fault));
  }

  private static Field text(Words words, Map<String, String> typed, String name) {
    return Field.text(name, words.say("report.field." + name), typed.getOrDefault(name, ""));
  }

  @PostMapping("/report")
  ResponseEntity<String> send(
      Visit visit,
      HttpServletRequest request,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable MultipartFile photo) {
    var place = ReportForm.place(typed);
    var chosen = typed.getOrDefault("city", "");
    var city = !chosen.isEmpty() ? chosen : place == null ? "" : register.cityOf(place).orElse("");
    if (city.isEmpty()) throw Refused.field("city", "required", "report.fault.noCity");
    var content = ReportForm.read(typed, city, Report.Channel.WEB);
    var same = typed.getOrDefault("same", "");
    if (same.isEmpty() && typed.getOrDefault("confirmed", "").isEmpty()) {
      var alike = register.alike(content);
      if (!alike.isEmpty() && (photo == null || photo.isEmpty())) return alike(visit, typed, alike);
    }
    var report =
        register.take(
            new CitizenRegister.Sent(
                content, WalkForm.photo(photo), same.isEmpty() ? null : known(content, same)),
            request.getRemoteAddr());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/report/" + report.reference()))
        .build();
  }

  /// Only a report that was offered can be named as the same.
  private @Nullable String known(Report.Content content, String same) {
    return register.alike(content).stream()
        .map(Report::handle)
        .filter(same::equals)
        .findFirst()
        .orElse(null);
  }

  private ResponseEntity<String> alike(Visit visit, Map<String, String> typed, List<Report> alike) {
    var words = visit.words();
    var named = new ReportWords(words);
    var cards =
        alike.stream()
            .map(one ->
                new ReportView.Card(
                    one.handle(),
                    named.service(one.content().service()),
                    named.roughly(one.content().where()),
                    words.minute(one.enteredAt()),
                    named.state(one)))
            .toList();
    var again =
        typed.entrySet().stream()
            .filter(one -> FIELDS.contains(one.getKey()))
            .map(one -> Map.entry(one.getKey(), one.getValue()))
            .toList();
    var page = PageFrame.of(visit, words.say("report.alike.title"));
    return pages.render("report/alike", page, new ReportView.Alike(cards, again));
  }

  @GetMapping("/report/status")
  ResponseEntity<Void> ask(@RequestParam(defaultValue = "") String code) {
    var plain = code.strip().toUpperCase(Locale.ROOT);
    if (!plain.matches("R-[A-Z0-9]{5}-[A-Z0-9]{5}")) throw Refused.field("code", "not-understood");
    return to(plain);
  }

  private static ResponseEntity<Void> to(String reference) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/report/" + reference))
        .build();
  }

  /// Nobody tries codes out: a source that asks too often waits.
  private Report found(HttpServletRequest request, String reference) {
    if (!looks.takes(request.getRemoteAddr(), clock.instant()))
      throw Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
    return register.find(reference).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  @GetMapping("/report/{reference:R-[A-Z0-9]{5}-[A-Z0-9]{5}}")
  ResponseEntity<String> status(
      Visit visit, HttpServletRequest request, @PathVariable String reference) {
    var report = found(request, reference);
    var words = visit.words();
    var named = new ReportWords(words);
    var note =
        report.held()
            ? words.say("report.held")
            : report.ties().sameAs() == null ? "" : words.say("report.same");
    var view =
        new ReportView.Status(
            report.reference(),
            named.service(report.content().service()),
            ReportWords.tone(report),
            named.state(report),
            note,
            named.happened(report),
            report.allows(Report.Move.REOPEN),
            report.allows(Report.Move.RATE));
    var page = PageFrame.of(visit, words.say("report.status.title"));
    return pages.render("report/status", page, view);
  }

  @PostMapping("/report/{reference:R-[A-Z0-9]{5}-[A-Z0-9]{5}}/reopen")
  ResponseEntity<Void> reopen(
      HttpServletRequest request,
      @PathVariable String reference,
      @RequestParam Map<String, String> typed) {
    found(request, reference);
    register.moveAsCitizen(
        reference, Report.Move.REOPEN, WalkForm.text("remark", typed, 500), null);
    return to(reference);
  }

  @PostMapping("/report/{reference:R-[A-Z0-9]{5}-[A-Z0-9]{5}}/rate")
  ResponseEntity<Void> rate(
      HttpServletRequest request, @PathVariable String reference, @RequestParam int stars) {
    found(request, reference);
    if (stars < 1 || stars > 5) throw Refused.field("stars", "not-a-choice");
    register.moveAsCitizen(reference, Report.Move.RATE, "", stars);
    return to(reference);
  }
}
