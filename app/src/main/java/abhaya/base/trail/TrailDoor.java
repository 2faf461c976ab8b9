package abhaya.base.trail;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The trail for programs that audit: the file for the stand-alone verifier, and the public key.
@RestController
class TrailDoor {
  private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

  private final TrailExport export;
  private final TrailRegister trail;

  TrailDoor(TrailExport export, TrailRegister trail) {
    this.export = export;
    this.trail = trail;
  }

  /// Entries `from` to `to`, both included, with checkpoints and what a proof needs; without them
  /// the whole log. Only for programs entered at the nation: a proof needs the entries of all units.
  @GetMapping("/api/v1/trail/export")
  ResponseEntity<StreamingResponseBody> file(
      Scope scope,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    NotVisible.unless(scope.decideOn(Operation.READ_TRAIL, UnitId.NATION));
    Map<String, String> typed = new HashMap<>();
    typed.put("from", from);
    typed.put("to", to);
    var range = TrailRange.read(typed, export.settle(scope), TrailRange.EXPORT_MAX);
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "TRAIL", null)
            .with("from", range.from())
            .with("to", range.to()));
    StreamingResponseBody body = out -> export.write(scope, range.from(), range.to(), out);
    var name = "trail-%d-%d.ndjson.gz".formatted(range.from(), range.to());
    return ResponseEntity.ok()
        .contentType(GZIP)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(body);
  }

  /// The log's public key, one line, as the verifier takes it.
  @GetMapping(value = "/api/v1/trail/key", produces = MediaType.TEXT_PLAIN_VALUE)
  String key(Scope scope) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return export.key().text() + "\n";
  }
}
