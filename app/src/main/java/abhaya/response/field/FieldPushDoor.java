package abhaya.response.field;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.push.PushRegister;
import abhaya.base.web.Visit;
import abhaya.response.unit.UnitDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Takes the wish of somebody on a unit to be told of its jobs while her page is closed.
@RestController
class FieldPushDoor {
  private final UnitDesk units;
  private final PushRegister push;

  FieldPushDoor(UnitDesk units, PushRegister push) {
    this.units = units;
    this.push = push;
  }

  @PostMapping("/field/push")
  ResponseEntity<Void> keep(Scope scope, Visit visit, @RequestBody PushRegister.Asked asked) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    if (units.own(scope).isEmpty()) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    var kept = push.keep(scope, FieldConfig.PUSH, asked, visit.words().language());
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT)
        .build();
  }

  @PostMapping("/field/push/off")
  ResponseEntity<Void> stop(Scope scope, @RequestBody PushRegister.Asked asked) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    push.forgetBrowser(asked.endpoint(), FieldConfig.PUSH);
    return ResponseEntity.noContent().build();
  }
}
