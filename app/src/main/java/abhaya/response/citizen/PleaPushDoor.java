package abhaya.response.citizen;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.push.PushRegister;
import abhaya.base.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes a caller's own wish to be told while her page is closed. Not of a quiet SOS: nothing on the
/// telephone may tell of that.
@RestController
@RequestMapping("/sos/live/{token:[A-Za-z0-9_-]{43}}/push")
class PleaPushDoor {
  private final PleaRegister register;
  private final PushRegister push;

  PleaPushDoor(PleaRegister register, PushRegister push) {
    this.register = register;
    this.push = push;
  }

  @PostMapping
  ResponseEntity<Void> keep(
      Visit visit, @PathVariable String token, @RequestBody PushRegister.Asked asked) {
    var plea = known(token);
    if (plea.quiet()) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    var kept = push.keep(plea.handle(), CitizenConfig.PUSH, asked, visit.words().language());
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT)
        .build();
  }

  @PostMapping("/off")
  ResponseEntity<Void> stop(@PathVariable String token) {
    push.forget(known(token).handle(), CitizenConfig.PUSH);
    return ResponseEntity.noContent().build();
  }

  private Plea known(String token) {
    return Token.of(token)
        .flatMap(register::state)
        .map(PleaRegister.State::plea)
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }
}
