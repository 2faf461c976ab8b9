package abhaya.response.volunteer;

import abhaya.base.access.Scope;
import abhaya.base.geo.CoarseCell;
import abhaya.base.geo.Digipin;
import abhaya.base.geo.Point;
import abhaya.base.push.PushRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/// The volunteer's telephone. Each act is a form; the script only says where it is and looks again.
@Controller
class DutyPage {
  static final String COOKIE = "volunteer-phone";
  private static final String WORD = "[A-Za-z0-9_-]{43}";
  private static final Duration KEPT = Duration.ofDays(400);

  private final Pages pages;
  private final DutyDesk desk;
  private final Nearby nearby;
  private final PushRegister push;
  private final SecureRandom random = new SecureRandom();

  DutyPage(Pages pages, DutyDesk desk, Nearby nearby, PushRegister push) {
    this.pages = pages;
    this.desk = desk;
    this.nearby = nearby;
    this.push = push;
  }

  /// Where the telephone is.
  record Here(double lat, double lon, double radiusMetres, Instant at) {}

  record Board(String version) {}

  @GetMapping("/volunteer")
  ResponseEntity<String> board(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @CookieValue(name = COOKIE, defaultValue = "") String word) {
    var view = view(scope, visit.words(), word);
    var page =
        PageFrame.of(visit, visit.words().say("volunteer.own"))
            .section("volunteer")
            .ownHeading()
            .scripts("volunteer/duty.mjs", "push/ask.mjs");
    var rendered = pages.render("volunteer/duty", page, view);
    if (word.matches(WORD)) return rendered;
    var fresh = ResponseEntity.status(rendered.getStatusCode()).headers(rendered.getHeaders());
    return fresh.header(HttpHeaders.SET_COOKIE, phone(request).toString()).body(rendered.getBody());
  }

  /// The word by which this telephone is known; no script reads it.
  private ResponseCookie phone(HttpServletRequest request) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return ResponseCookie.from(
            COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
        .path("/volunteer")
        .maxAge(KEPT)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(request.isSecure())
        .build();
  }

  private DutyView view(Scope scope, Words words, String word) {
    var own = desk.own(scope, hash(word));
    if (own.isEmpty()) return empty(words, "NONE", false);
    var mine = own.get();
    var volunteer = mine.volunteer();
    if (!mine.serves() && mine.calls().isEmpty()) return empty(words, "HALT", false);
    if (volunteer.device() == null) return empty(words, "BIND", false);
    if (!mine.hers()) return empty(words, "OTHER", false);
    var calls = mine.calls().stream().map(known -> call(words, known)).toList();
    var version =
        calls.stream().map(one -> one.alert() + one.state()).collect(Collectors.joining(" "));
    var term = Objects.requireNonNull(volunteer.termTo());
    return new DutyView(
        mine.serves() ? "DUTY" : "HALT",
        words.say("volunteer.own.about", volunteer.code(), words.date(term)),
        volunteer.onDuty(),
        calls,
        Integer.toHexString(version.hashCode()),
        words.say("volunteer.own.noplace"),
        mine.serves() && volunteer.onDuty() ? push.offer(VolunteerConfig.PUSH).orElse(null) : null);
  }

  private static DutyView empty(Words words, String mode, boolean onDuty) {
    return new DutyView(
        mode, words.say("volunteer.own.mode." + mode), onDuty, List.of(), mode, "", null);
  }

  private DutyView.Call call(Words words, DutyDesk.Known known) {
    var alert = known.alert();
    var place = known.place();
    var live = known.call().isLive();
    var state = alert.state();
    return new DutyView.Call(
        alert.handle(),
        state.name(),
        words.say("volunteer.own.state." + state),
        cell(words, known.call(), alert),
        place == null ? "" : place(words, place, known),
        place == null
            ? ""
            : words.say(
                "volunteer.own.code",
                words.say("citizen.word." + known.call().says()),
                known.call().answers()),
        state == AlertState.ALERTED && live,
        (state == AlertState.ACCEPTED || state == AlertState.RELEASED) && live,
        state == AlertState.RELEASED && live,
        alert.reportedAt() == null && (alert.arrivedAt() != null || state.seesPlace()));
  }

  /// The cell and nothing that is finer than it.
  private String cell(Words words, CallOut call, Alert alert) {
    var spot = nearby.find(alert.volunteer());
    var side = Math.round(CoarseCell.of(call.cellCentre(), Rings.CELL_METRES).metres());
    if (spot == null) return words.say("volunteer.own.cell", side);
    var far = Math.max(1, Math.round(spot.point().metresTo(call.cellCentre()) / 100)) * 100;
    var way = way(words, spot.point().bearingTo(call.cellCentre()));
    return words.say("volunteer.own.cell.far", side, words.number(far), way);
  }

  private String place(Words words, Point place, DutyDesk.Known known) {
    var pin = Digipin.of(place).map(Digipin::letters).orElse("");
    var where = "%.5f, %.5f · %s".formatted(place.lat(), place.lon(), pin);
    var said = new ArrayList<String>(List.of(where));
    var spot = nearby.find(known.alert().volunteer());
    if (spot != null) {
      var metres = spot.point().metresTo(place);
      var far = words.number(Math.round(metres));
      said.add(words.say("volunteer.own.far", far, way(words, spot.point().bearingTo(place))));
      said.add(words.say("volunteer.own.in", Helpers.minutesOnFoot(metres)));
    }
    desk.policeIn(known.call().signal())
        .ifPresent(in -> said.add(words.say("volunteer.own.police", Helpers.minutes(in))));
    return String.join(" · ", said);
  }

  private static String way(Words words, double bearing) {
    var names = List.of("N", "NE", "E", "SE", "S", "SW", "W", "NW");
    return words.say("volunteer.way." + names.get((int) Math.round(bearing / 45) % 8));
  }

  /// What the script compares: it loads the page again when this is another.
  @GetMapping("/volunteer/state")
  ResponseEntity<Board> state(
      Scope scope, Visit visit, @CookieValue(name = COOKIE, defaultValue = "") String word) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Board(view(scope, visit.words(), word).version()));
  }

  @PostMapping("/volunteer/phone")
  ResponseEntity<String> bind(
      Scope scope, @CookieValue(name = COOKIE, defaultValue = "") String word) {
    if (word.matches(WORD)) desk.bind(scope, hash(word));
    return seeOther();
  }

  @PostMapping("/volunteer/duty")
  ResponseEntity<String> duty(
      Scope scope,
      @CookieValue(name = COOKIE, defaultValue = "") String word,
      @RequestParam(defaultValue = "no") String on) {
    desk.duty(scope, hash(word), on.equals("yes"));
    return seeOther();
  }

  @PostMapping("/volunteer/here")
  ResponseEntity<Void> here(
      Scope scope,
      @CookieValue(name = COOKIE, defaultValue = "") String word,
      @RequestBody Here here) {
    var point = Point.of(here.lat(), here.lon());
    if (point.isEmpty() || here.at() == null) throw Refused.field("lat", "not-understood");
    var spot = new Spot(0, point.get(), here.radiusMetres(), here.at());
    return switch (desk.here(scope, hash(word), spot)) {
      case DONE -> ResponseEntity.noContent().build();
      case NOT_NOW -> ResponseEntity.status(HttpStatus.CONFLICT).build();
      case OTHER_PHONE, MAY_NOT_SERVE -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    };
  }

  @PostMapping("/volunteer/calls/{alert:[A-Za-z0-9_-]{22}}/{act}")
  ResponseEntity<String> act(
      Scope scope,
      @CookieValue(name = COOKIE, defaultValue = "") String word,
      @PathVariable String alert,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String report) {
    var device = hash(word);
    switch (act) {
      case "accept" -> desk.accept(scope, device, alert);
      case "decline" -> desk.decline(scope, device, alert);
      case "arrived" -> desk.arrived(scope, device, alert);
      case "report" -> {
        var what = report(report);
        if (what != null) desk.report(scope, device, alert, what);
      }
      default -> throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    }
    return seeOther();
  }

  private static DutyDesk.@Nullable Report report(String name) {
    return Arrays.stream(DutyDesk.Report.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String hash(String word) {
    return PhoneWord.hash(word);
  }

  private static ResponseEntity<String> seeOther() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/volunteer")).build();
  }
}
