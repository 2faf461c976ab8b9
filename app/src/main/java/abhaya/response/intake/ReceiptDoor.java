package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What became of a signal, for the program that sent it. Nothing of the person is in it.
@RestController
class ReceiptDoor {
  private final SignalQueries queries;

  ReceiptDoor(SignalQueries queries) {
    this.queries = queries;
  }

  /// @param disposition null while nobody has decided
  record Receipt(
      String id,
      String reference,
      String channel,
      Instant receivedAt,
      List<String> flags,
      @Nullable String disposition) {}

  @GetMapping("/api/v1/signals/{id:[A-Za-z0-9_-]{22}}")
  ResponseEntity<Receipt> receipt(Scope scope, @PathVariable String id) {
    var sender = scope.decide(Operation.SEND_SIGNALS);
    if (!scope.may(Operation.SEE_SIGNALS)) NotVisible.unless(sender);
    var found = queries.findReceipt(scope, id);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(found.orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT)));
  }
}
