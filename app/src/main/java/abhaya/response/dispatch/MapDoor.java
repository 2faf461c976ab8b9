package abhaya.response.dispatch;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.access.SessionWatch;
import abhaya.base.web.Refused;
import abhaya.response.livemap.MapAnswer;
import abhaya.response.livemap.MapFan;
import abhaya.response.livemap.MapStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The units of the desk's map as a stream of frames, one a second; `/response/console/fleet` says
/// the same as text to who cannot read a stream.
@Controller
class MapDoor {
  private static final Logger LOG = LoggerFactory.getLogger(MapDoor.class);

  private final MapFan fan;
  private final SessionWatch watch;
  private final Presences presences;

  MapDoor(MapFan fan, SessionWatch watch, Presences presences) {
    this.fan = fan;
    this.watch = watch;
    this.presences = presences;
  }

  /// @param roster id of the list of units that the console has, 16 hexadecimal digits: it is not
  ///     sent again
  /// @param incident the one that lies open at the desk
  @GetMapping("/response/console/frames")
  void frames(
      Scope scope,
      @RequestParam(defaultValue = "") String roster,
      @RequestParam(defaultValue = "") String incident,
      HttpServletResponse response) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var who = CurrentScope.findSignedIn().orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var known = roster.matches("[0-9a-f]{16}") ? Long.parseUnsignedLong(roster, 16) : 0;
    var stream =
        fan.open(scope, known)
            .orElseThrow(() -> Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"));
    var held = watch.hold(who, scope, () -> stream.end(MapStream.End.SESSION));
    try {
      response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      var signs = new LifeSigns(presences, scope, incident);
      new MapAnswer(stream, response.getOutputStream(), signs::give).write();
    } catch (IOException gone) {
      LOG.debug("a console is gone");
    } finally {
      held.close();
      stream.close();
    }
  }
}
