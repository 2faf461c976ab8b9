package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Visit;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentSheet;
import abhaya.response.incident.IncidentState;
import abhaya.response.signal.CapAlert;
import abhaya.response.signal.EidoDocument;
import abhaya.response.signal.SharedIncident;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// One incident in the forms other control rooms read: CAP 1.2 and EIDO. No name is in them and no
/// number; the place is, so each is on record as an opening is.
@RestController
class SharingDoor {
  private static final String ID = "/api/v1/incidents/{id:[A-Za-z0-9_-]{22}}";
  private static final MediaType CAP =
      new MediaType("application", "cap+xml", StandardCharsets.UTF_8);
  private static final MediaType EIDO = MediaType.parseMediaType("application/emergency.eido+json");

  private final IncidentQueries queries;
  private final TrailRegister trail;
  private final AbhayaSettings settings;

  SharingDoor(IncidentQueries queries, TrailRegister trail, AbhayaSettings settings) {
    this.queries = queries;
    this.trail = trail;
    this.settings = settings;
  }

  @GetMapping(ID + "/cap")
  ResponseEntity<String> cap(Scope scope, Visit visit, @PathVariable String id) {
    var sheet = open(scope, id, "CAP");
    var alert = new CapAlert(shared(visit, sheet), agency(), sheet.line().trial());
    return ResponseEntity.ok()
        .contentType(CAP)
        .cacheControl(CacheControl.noStore())
        .body(alert.toXml());
  }

  @GetMapping(ID + "/eido")
  ResponseEntity<String> eido(Scope scope, Visit visit, @PathVariable String id) {
    var sheet = open(scope, id, "EIDO");
    return ResponseEntity.ok()
        .contentType(EIDO)
        .cacheControl(CacheControl.noStore())
        .body(new EidoDocument(shared(visit, sheet)).toJson());
  }

  private IncidentSheet open(Scope scope, String id, String form) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var sheet = queries.find(scope, id).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "INCIDENT", id).with("form", form));
    return sheet;
  }

  private SharedIncident shared(Visit visit, IncidentSheet sheet) {
    var line = sheet.line();
    var changed = Objects.requireNonNullElse(line.closedAt(), line.openedAt());
    return new SharedIncident(
        line.handle(),
        agency(),
        line.typeCode(),
        visit.words().say("intake.type." + line.typeName()),
        line.priority().level(),
        state(line.state()),
        line.openedAt(),
        changed,
        sheet.place(),
        sheet.radiusMetres() > 0 ? sheet.radiusMetres() : null,
        null,
        List.of());
  }

  private String agency() {
    var origin = settings.origin();
    return origin == null ? "localhost" : URI.create(origin).getHost();
  }

  private static SharedIncident.State state(IncidentState state) {
    return switch (state) {
      case DRAFT, OPEN, PENDING, HANDING_OVER -> SharedIncident.State.OPEN;
      case ASSIGNED -> SharedIncident.State.ASSIGNED;
      case EN_ROUTE -> SharedIncident.State.EN_ROUTE;
      case ON_SCENE, UNDER_CONTROL, AWAITING_REPORT -> SharedIncident.State.ON_SCENE;
      case REOPENED -> SharedIncident.State.REOPENED;
      case CANCELLED -> SharedIncident.State.CANCELLED;
      case CLOSED, DUPLICATE, TRANSFERRED -> SharedIncident.State.CLOSED;
    };
  }
}
