package abhaya.response.field;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.dispatch.CrewDesk.Heard;
import abhaya.response.incident.Closing;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fix;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.ResponseUnit;
import abhaya.response.unit.UnitDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Takes the queue of a phone: words in the order in which they were pressed, each answered.
@RestController
class FieldDoor {
  private static final int WORDS_MAX = 200;
  private static final int PHOTO_MAX = 3 << 20;
  private static final int TEXT_MAX = 2_000;

  private final CrewDesk crew;
  private final UnitDesk units;
  private final FieldSheet sheets;
  private final Fleet fleet;
  private final Around around;

  FieldDoor(CrewDesk crew, UnitDesk units, FieldSheet sheets, Fleet fleet, Around around) {
    this.crew = crew;
    this.units = units;
    this.sheets = sheets;
    this.fleet = fleet;
    this.around = around;
  }

  @org.springframework.stereotype.Component("fieldAround")
  record Around(FieldDesk desk, JsonMapper json, Clock clock) {}

  /// @param token for the forms of this session; a page from the cache may hold an old one
  record State(FieldView.@Nullable Unit unit, FieldView.@Nullable Job job, String token) {}

  /// One word of the queue.
  record Word(
      String device,
      long number,
      String step,
      @Nullable String assignment,
      Instant at,
      @Nullable Facts facts,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable Double accuracy) {}

  /// Action taken, structured.
  record Facts(
      @Nullable Boolean arrived,
      @Nullable Boolean reached,
      @Nullable String action,
      @Nullable Integer persons,
      @Nullable Integer injured,
      @Nullable Integer taken,
      @Nullable String diary) {}

  record Answer(long number, Heard heard) {}

  @GetMapping("/field/state")
  ResponseEntity<State> state(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var seen = around.desk().look(scope, true);
    var csrf = visit.csrf();
    var state =
        new State(
            seen.unit().map(one -> FieldPage.unit(visit, one)).orElse(null),
            seen.job().map(one -> sheets.job(scope, visit.words(), one)).orElse(null),
            csrf == null ? "" : csrf.token());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(state);
  }

  /// The words are heard in the order of their numbers, whatever order they come in.
  @PostMapping("/field/steps")
  ResponseEntity<List<Answer>> steps(Scope scope, @RequestBody List<Word> words) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    if (words.size() > WORDS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    var unit = units.own(scope);
    var answers = new ArrayList<Answer>();
    var sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingLong(Word::number));
    for (var word : sorted) {
      unit.ifPresent(one -> seen(one, word));
      answers.add(new Answer(word.number(), heard(scope, unit.orElse(null), word)));
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answers);
  }

  private Heard heard(Scope scope, @Nullable ResponseUnit unit, Word word) {
    if (!DeviceId.isOne(word.device()) || word.number() < 1) return Heard.NOT_UNDERSTOOD;
    if (word.step().equals("DISTRESS")) {
      if (unit == null) return Heard.GONE;
      units.distress(scope, unit.id(), true, "");
      return Heard.TAKEN;
    }
    var assignment = word.assignment();
    if (assignment == null || !assignment.matches("[A-Za-z0-9_-]{22}")) return Heard.GONE;
    var facts = word.facts();
    try {
      return crew.tell(
          scope,
          new CrewDesk.Told(
              word.device(),
              word.number(),
              assignment,
              word.step(),
              word.at(),
              facts == null ? "{}" : around.json().writeValueAsString(facts),
              facts == null ? null : taken(facts)));
    } catch (CrewDesk.ToldTwice twice) {
      return Heard.KNOWN;
    }
  }

  static Closing.ActionTaken taken(Facts facts) {
    var action = facts.action() == null ? "" : facts.action().strip();
    var cut = action.length() > TEXT_MAX ? action.substring(0, TEXT_MAX) : action;
    return new Closing.ActionTaken(
        !Boolean.FALSE.equals(facts.arrived()), cut, Boolean.TRUE.equals(facts.reached()));
  }

  private void seen(ResponseUnit unit, Word word) {
    var device = unit.device();
    var lat = word.lat();
    var lon = word.lon();
    if (device == null || lat == null || lon == null) return;
    var accuracy = word.accuracy() == null ? 50 : word.accuracy();
    Point.of(lat, lon)
        .filter(point -> !point.isNowhere())
        .ifPresent(point ->
            fleet.fixed(
                new DeviceId(device),
                new Fix(point, word.at(), around.clock().instant(), 0, accuracy)));
  }

  @PostMapping("/field/photos")
  ResponseEntity<Answer> photo(
      Scope scope,
      HttpServletRequest request,
      @RequestParam String device,
      @RequestParam long number,
      @RequestParam String assignment,
      @RequestParam String at)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    if (!DeviceId.isOne(device)) throw Refused.field("device", "not-understood");
    var bytes = request.getInputStream().readNBytes(PHOTO_MAX + 1);
    if (bytes.length > PHOTO_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    var media = request.getContentType() == null ? "" : request.getContentType();
    var picture = new CrewDesk.Picture(device, number, assignment, media, bytes, instant(at));
    var heard = crew.photo(scope, picture);
    if (heard == Heard.NOT_UNDERSTOOD) {
      throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(number, heard));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw Refused.field("at", "not-understood");
    }
  }
}
