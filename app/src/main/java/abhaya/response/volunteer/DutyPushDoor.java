package abhaya.response.volunteer;

import abhaya.base.access.Scope;
import abhaya.base.push.PushRegister;
import abhaya.base.push.PushWorker;
import abhaya.base.web.Visit;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Takes a volunteer's wish to be told while her page is closed: on the one telephone she is known
/// by, and for as long as she is on duty.
@RestController
class DutyPushDoor {
  private final DutyDesk desk;
  private final PushRegister push;

  DutyPushDoor(DutyDesk desk, PushRegister push) {
    this.desk = desk;
    this.push = push;
  }

  @PostMapping("/volunteer/push")
  ResponseEntity<Void> keep(
      Scope scope,
      Visit visit,
      @CookieValue(name = DutyPage.COOKIE, defaultValue = "") String word,
      @RequestBody PushRegister.Asked asked) {
    if (!desk.isReachable(scope, PhoneWord.hash(word))) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    var kept = push.keep(scope, VolunteerConfig.PUSH, asked, visit.words().language());
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT)
        .build();
  }

  @PostMapping("/volunteer/push/off")
  ResponseEntity<Void> stop(Scope scope, @RequestBody PushRegister.Asked asked) {
    push.forgetBrowser(asked.endpoint(), VolunteerConfig.PUSH);
    return ResponseEntity.noContent().build();
  }

  /// Under this address it may answer for the page itself.
  @GetMapping("/volunteer/worker.js")
  ResponseEntity<String> worker() throws IOException {
    return PushWorker.of("volunteer/worker.js", "/volunteer");
  }
}
