package abhaya.response.citizen;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.geo.Point;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the page on the caller's telephone says and asks after its signal was kept. A token that is
/// nobody's, and one whose time is over, are answered alike.
@RestController
@RequestMapping("/sos/live")
class PleaDoor {
  private static final String TOKEN = "/{token:[A-Za-z0-9_-]{43}}";
  private static final int BLOCKED_MAX = 50;
  private static final double RADIUS_MAX = 100_000;

  private final PleaRegister register;

  PleaDoor(PleaRegister register) {
    this.register = register;
  }

  record Begin(
      String signal,
      String token,
      boolean quiet,
      boolean writes,
      boolean child,
      boolean volunteers,
      @Nullable String device,
      @Nullable List<String> blocked) {}

  record Here(double lat, double lon, double radiusMetres) {}

  record Say(String key, String words) {}

  record End(PleaRegister.End how) {}

  record Share(String token) {}

  record Rate(int stars) {}

  @PostMapping
  ResponseEntity<Void> begin(@RequestBody Begin asked) {
    var token = Token.of(asked.token() == null ? "" : asked.token());
    if (token.isEmpty()) throw Refused.field("token", "not-understood");
    if (asked.signal() == null || !asked.signal().matches("[A-Za-z0-9_-]{22}")) {
      throw Refused.field("signal", "not-understood");
    }
    var blocked = asked.blocked() == null ? List.<String>of() : asked.blocked();
    if (blocked.size() > BLOCKED_MAX || blocked.contains(null)) {
      throw Refused.field("blocked", "too-long");
    }
    var wish =
        new PleaRegister.Wish(
            asked.quiet(),
            asked.writes(),
            asked.child(),
            asked.volunteers(),
            asked.device(),
            blocked);
    var mine = register.begin(asked.signal(), token.get(), wish);
    return ResponseEntity.status(mine ? HttpStatus.CREATED : HttpStatus.CONFLICT).build();
  }

  @GetMapping(TOKEN + "/state")
  ResponseEntity<LiveView> state(Visit visit, @PathVariable String token) {
    var state = register.state(known(token)).orElseThrow(PleaDoor::absent);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new PleaSheet(visit.words()).live(state));
  }

  /// Of a volunteer on the way to her.
  @GetMapping(TOKEN + "/faces/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<byte[]> face(@PathVariable String token, @PathVariable String handle) {
    var picture = register.face(known(token), handle).orElseThrow(PleaDoor::absent);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(picture);
  }

  /// 404 once her place is not wanted any more: the telephone stops.
  @PostMapping(TOKEN + "/here")
  ResponseEntity<Void> here(@PathVariable String token, @RequestBody Here here) {
    var point = Point.of(here.lat(), here.lon());
    if (point.isEmpty()) throw Refused.field("lat", "not-understood");
    var radius = Math.clamp(here.radiusMetres(), 0, RADIUS_MAX);
    return done(register.place(known(token), point.get(), radius));
  }

  @PostMapping(TOKEN + "/say")
  ResponseEntity<Void> say(@PathVariable String token, @RequestBody Say said) {
    if (said.key() == null || !said.key().matches("[A-Za-z0-9_-]{8,64}")) {
      throw Refused.field("key", "not-understood");
    }
    if (said.words() == null || said.words().isBlank()) throw Refused.field("words", "required");
    return done(register.say(known(token), said.key(), said.words()));
  }

  @PostMapping(TOKEN + "/end")
  ResponseEntity<Void> end(@PathVariable String token, @RequestBody End end) {
    if (end.how() == null) throw Refused.field("how", "required");
    return done(register.end(known(token), end.how()));
  }

  @PostMapping(TOKEN + "/no-volunteers")
  ResponseEntity<Void> refuse(@PathVariable String token) {
    return done(register.refuseVolunteers(known(token)));
  }

  @PostMapping(TOKEN + "/share")
  ResponseEntity<Void> share(@PathVariable String token, @RequestBody Share share) {
    var link = Token.of(share.token() == null ? "" : share.token());
    if (link.isEmpty()) throw Refused.field("token", "not-understood");
    return done(register.share(known(token), link.get()));
  }

  @PostMapping(TOKEN + "/share/end")
  ResponseEntity<Void> endShare(@PathVariable String token) {
    return done(register.endShare(known(token)));
  }

  @PostMapping(TOKEN + "/rate")
  ResponseEntity<Void> rate(@PathVariable String token, @RequestBody Rate rate) {
    if (rate.stars() < 1 || rate.stars() > 5) throw Refused.field("stars", "not-understood");
    return done(register.rate(known(token), rate.stars()));
  }

  @PostMapping(TOKEN + "/well")
  ResponseEntity<Void> well(@PathVariable String token) {
    return done(register.well(known(token), true));
  }

  @PostMapping(TOKEN + "/again")
  ResponseEntity<Void> again(@PathVariable String token) {
    return done(register.again(known(token)));
  }

  /// Of whoever came to her: suspended at once, asked afterwards.
  @PostMapping(TOKEN + "/complain")
  ResponseEntity<Void> complain(@PathVariable String token) {
    return done(register.complain(known(token)));
  }

  private static ResponseEntity<Void> done(boolean done) {
    if (!done) throw absent();
    return ResponseEntity.noContent().build();
  }

  private static Token known(String token) {
    return Token.of(token).orElseThrow(PleaDoor::absent);
  }

  private static NotVisible absent() {
    return new NotVisible(Reason.OUTSIDE_UNIT);
  }
}
