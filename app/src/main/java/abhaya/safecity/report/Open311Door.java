package abhaya.safecity.report;

import abhaya.base.access.CurrentScope;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Open311 GeoReport v2: services, their questions, reports in and out, as JSON or XML.
///
/// Anybody may ask and send, within limits; a key (`api_key`, a token of an API client) lifts them
/// and shows to a program of the city what the public does not read.
@RestController
class Open311Door {
  private static final String ROOT = "/open311/v2";
  private static final String FORMAT = ".{format:json|xml}";
  private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=utf-8");
  private static final Duration SPAN = Duration.ofDays(90);
  private static final int ROWS_MAX = 1_000;
  private static final int PAGE = 100;

  private final CitizenRegister register;
  private final JsonMapper json;

  Open311Door(CitizenRegister register, JsonMapper json) {
    this.register = register;
    this.json = json;
  }

  /// A refusal in the form of the specification.
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String about;

    Wrong(int status, String about) {
      super(about, null, false, false);
      this.status = status;
      this.about = about;
    }
  }

  private ResponseEntity<String> answer(String format, String root, Object value, int status) {
    var xml = format.equals("xml");
    return ResponseEntity.status(status)
        .contentType(xml ? XML : MediaType.parseMediaType("application/json;charset=utf-8"))
        .cacheControl(CacheControl.noStore())
        .body(xml ? Open311Xml.of(root, value) : json.writeValueAsString(value));
  }

  @ExceptionHandler
  ResponseEntity<String> wrong(Wrong wrong, HttpServletRequest request) {
    return refused(wrong.status, wrong.about, request);
  }

  @ExceptionHandler
  ResponseEntity<String> wrong(Refused refused, Visit visit, HttpServletRequest request) {
    var words = visit.words();
    var about =
        refused.faults().isEmpty()
            ? words.say("web.problem." + refused.code())
            : refused.faults().getFirst().field()
                + ": "
                + words.say(refused.faults().getFirst().key());
    return refused(refused.status().value(), about, request);
  }

  private ResponseEntity<String> refused(int status, String about, HttpServletRequest request) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", status);
    error.put("description", about);
    var format = request.getRequestURI().endsWith(".xml") ? "xml" : "json";
    return answer(format, "errors", List.of(error), status);
  }

  @GetMapping(ROOT + "/discovery" + FORMAT)
  ResponseEntity<String> discovery(HttpServletRequest request, @PathVariable String format) {
    var root = request.getRequestURL().toString().replaceFirst("/discovery\\..*", "");
    return answer(format, "discovery", Open311Book.discovery(root), 200);
  }

  @GetMapping(ROOT + "/services" + FORMAT)
  ResponseEntity<String> services(
      Visit visit,
      @PathVariable String format,
      @RequestParam(name = "jurisdiction_id", defaultValue = "") String city) {
    known(city);
    return answer(format, "services", new Open311Book(visit.words()).services(), 200);
  }

  @GetMapping(ROOT + "/services/{code:[a-z-]{1,30}}" + FORMAT)
  ResponseEntity<String> definition(
      Visit visit,
      @PathVariable String code,
      @PathVariable String format,
      @RequestParam(name = "jurisdiction_id", defaultValue = "") String city) {
    known(city);
    var kind = service(code);
    return answer(
        format, "service_definition", new Open311Book(visit.words()).definition(kind), 200);
  }

  private static ServiceKind service(String code) {
    return ServiceKind.find(code).orElseThrow(() -> new Wrong(404, "service_code was not found"));
  }

  private void known(String city) {
    if (!city.isEmpty() && !register.cities().contains(city))
      throw new Wrong(404, "jurisdiction_id was not found");
  }

  /// Whether a key came with the request, and whether it opens what the city reads.
  private static boolean isKeyed() {
    return CurrentScope.find().isPresent();
  }

  @PostMapping(ROOT + "/requests" + FORMAT)
  ResponseEntity<String> send(
      Visit visit,
      HttpServletRequest request,
      @PathVariable String format,
      @RequestParam Map<String, String> sent) {
    var code = sent.getOrDefault("service_code", "");
    if (code.isEmpty()) throw new Wrong(400, "service_code was not provided");
    service(code);
    var typed = new HashMap<String, String>();
    typed.put("service", code);
    typed.put("lat", sent.getOrDefault("lat", ""));
    typed.put("lon", sent.getOrDefault("long", ""));
    typed.put("pole", sent.getOrDefault("address_id", sent.getOrDefault("attribute[pole]", "")));
    typed.put("where", sent.getOrDefault("address_string", ""));
    typed.put("since", sent.getOrDefault("attribute[since]", ""));
    typed.put("description", sent.getOrDefault("description", ""));
    var key = request.getHeader("Idempotency-Key");
    if (key != null) typed.put("key", key);
    if (typed.get("lat").isEmpty() && typed.get("where").isEmpty() && typed.get("pole").isEmpty())
      throw new Wrong(400, "lat and long, address_string or address_id were not provided");
    var city = cityOf(sent, typed);
    var content = ReportForm.read(typed, city, Report.Channel.OPEN311);
    var report =
        register.take(
            new CitizenRegister.Sent(content, null, null),
            isKeyed() ? null : request.getRemoteAddr());
    return answer(format, "service_requests", List.of(receipt(visit.words(), report)), 201);
  }

  /// Held reports get a token first, as the specification has it; nothing is lost.
  private static Map<String, Object> receipt(Words words, Report report) {
    var receipt = new LinkedHashMap<String, Object>();
    if (report.held()) receipt.put("token", report.handle());
    else receipt.put("service_request_id", report.handle());
    receipt.put(
        "service_notice",
        words.say(report.held() ? "report.held" : "report.notice", report.reference()));
    receipt.put("account_id", "");
    return receipt;
  }

  private String cityOf(Map<String, String> sent, Map<String, String> typed) {
    var city = sent.getOrDefault("jurisdiction_id", "");
    if (!city.isEmpty()) {
      known(city);
      return city;
    }
    var place = ReportForm.place(typed);
    if (place == null) throw new Wrong(400, "jurisdiction_id was not provided");
    return register
        .cityOf(place)
        .orElseThrow(() -> new Wrong(400, "lat and long lie in none of the cities"));
  }

  @GetMapping(ROOT + "/tokens/{token:[0-9a-f-]{36}}" + FORMAT)
  ResponseEntity<String> token(@PathVariable String token, @PathVariable String format) {
    var report =
        register.findByHandle(token).orElseThrow(() -> new Wrong(404, "token was not found"));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("service_request_id", report.held() ? "" : report.handle());
    answer.put("token", token);
    return answer(format, "service_requests", List.of(answer), 200);
  }

  @GetMapping(ROOT + "/requests/{id:[0-9a-f-]{36}}" + FORMAT)
  ResponseEntity<String> one(Visit visit, @PathVariable String id, @PathVariable String format) {
    var report =
        register
            .findByHandle(id)
            .filter(found -> !found.held())
            .orElseThrow(() -> new Wrong(404, "service_request_id was not found"));
    return answer(
        format,
        "service_requests",
        List.of(new Open311Book(visit.words()).request(report, readsOf(report))),
        200);
  }

  /// A key opens only the cities of its client's units.
  private boolean readsOf(Report report) {
    return CurrentScope.find()
        .map(scope -> register.isReadBy(scope, report.content().city()))
        .orElse(false);
  }

  @GetMapping(ROOT + "/requests" + FORMAT)
  ResponseEntity<String> list(
      Visit visit, @PathVariable String format, @RequestParam Map<String, String> asked) {
    var city = asked.getOrDefault("jurisdiction_id", "");
    known(city);
    var until = time(asked, "end_date", visit.at());
    var since = time(asked, "start_date", until.minus(SPAN));
    var ids = words(asked, "service_request_id");
    var codes = words(asked, "service_code");
    codes.forEach(Open311Door::service);
    var status = words(asked, "status");
    if (!List.of("open", "closed").containsAll(status))
      throw new Wrong(400, "status is open or closed");
    var size = whole(asked, "page_size", PAGE, ROWS_MAX);
    var page = whole(asked, "page", 1, 1_000_000);
    var book = new Open311Book(visit.words());
    var rows =
        register.list(city.isEmpty() ? null : city).stream()
            .filter(one -> !one.held())
            .filter(one -> ids.isEmpty() || ids.contains(one.handle()))
            .filter(one -> codes.isEmpty() || codes.contains(one.content().service().code()))
            .filter(one -> status.isEmpty() || status.contains(one.isOpen() ? "open" : "closed"))
            .filter(one -> !ids.isEmpty() || isWithin(one.enteredAt(), since, until))
            .skip((long) (page - 1) * size)
            .limit(size)
            .map(one -> book.request(one, readsOf(one)))
            .toList();
    return answer(format, "service_requests", rows, 200);
  }

  private static boolean isWithin(Instant at, Instant since, Instant until) {
    return !at.isBefore(since) && !at.isAfter(until);
  }

  private static List<String> words(Map<String, String> asked, String name) {
    var text = asked.getOrDefault(name, "");
    if (text.isEmpty()) return List.of();
    var words = Arrays.asList(text.split(",", -1));
    if (words.size() > ROWS_MAX) throw new Wrong(400, name + " holds too many");
    return words;
  }

  private static Instant time(Map<String, String> asked, String name, Instant otherwise) {
    var text = asked.getOrDefault(name, "");
    if (text.isEmpty()) return otherwise;
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Wrong(400, name + " is not a time such as 2026-11-23T00:00:00Z");
    }
  }

  private static int whole(Map<String, String> asked, String name, int otherwise, int most) {
    var text = asked.getOrDefault(name, "");
    if (text.isEmpty()) return otherwise;
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most)
      throw new Wrong(400, name + " is a number from 1 to " + most);
    return Integer.parseInt(text);
  }
}
