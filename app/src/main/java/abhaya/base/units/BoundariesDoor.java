package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.jurisdiction.Boundary;
import abhaya.base.jurisdiction.BoundaryRegister;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes boundary files, and gives outlines light enough for a map.
@RestController
class BoundariesDoor {

  private static final int BYTES_MAX = 48 << 20;
  private static final int FEATURES_MAX = 5_000;
  private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");

  private final BoundaryRegister boundaries;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  BoundariesDoor(
      BoundaryRegister boundaries,
      UnitTrees trees,
      TrailRegister trail,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.boundaries = boundaries;
    this.trees = trees;
    this.trail = trail;
    this.transactions = transactions;
    this.json = json;
  }

  /// A GeoJSON feature collection. `source` and `credit` may stand in the file, in a feature, or be
  /// given here.
  @PostMapping("/api/v1/feeds/boundaries")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String credit)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var collection = collection(request);
    var features = collection.path("features");
    var reader = new BoundaryReader(trees.today());
    var good = new ArrayList<Boundary>();
    var refused = new ArrayList<UnitRefusal>();
    for (int i = 0; i < features.size(); i++) {
      var answer =
          reader.read(
              i + 1,
              features.get(i),
              BoundaryReader.text(collection, "source", source),
              BoundaryReader.text(collection, "credit", credit));
      var boundary = answer.boundary();
      if (answer.refusal() != null) refused.add(answer.refusal());
      else if (boundary != null && !scope.mayOn(Operation.IMPORT, boundary.unit())) {
        var key = trees.today().pathCode(boundary.unit());
        refused.add(new UnitRefusal(i + 1, key, "properties", "not-yours", List.of()));
      } else if (boundary != null) {
        good.add(boundary);
      }
    }
    var accepted = dryRun ? news(good) : kept(scope, good, refused.size());
    var words = new UnitWords(visit.words());
    return FeedAnswer.of(
        features.size(),
        accepted,
        good.size() - accepted,
        refused.stream().map(words::refused).toList(),
        dryRun);
  }

  private JsonNode collection(HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    try {
      var collection = json.readTree(bytes);
      if (!collection.path("type").asString("").equals("FeatureCollection")
          || !collection.path("features").isArray()) {
        throw Refused.field("file", "not-geojson", "units.file.not-geojson");
      }
      if (collection.path("features").size() > FEATURES_MAX) {
        throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      }
      return collection;
    } catch (JacksonException unread) {
      throw Refused.field("file", "not-geojson", "units.file.not-geojson");
    }
  }

  private int news(List<Boundary> good) {
    return (int) good.stream().filter(boundary -> !boundaries.has(boundary)).count();
  }

  private int kept(Scope scope, List<Boundary> good, int refused) {
    var count =
        transactions.execute(status -> {
          int news = 0;
          for (var boundary : good) {
            if (boundaries.keep(boundary)) news++;
          }
          trail.record(
              scope,
              TrailAct.allowed("IMPORT", "BOUNDARIES", null)
                  .with("accepted", news)
                  .with("unchanged", good.size() - (long) news)
                  .with("refused", refused));
          return news;
        });
    return count == null ? 0 : count;
  }

  /// Simplified outlines of all units of a level that have one; empty where none was imported.
  @GetMapping("/api/v1/boundaries")
  ResponseEntity<String> drawn(Scope scope, @RequestParam(defaultValue = "state") String level) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    var kind =
        Arrays.stream(UnitKind.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(level))
            .findFirst()
            .orElseThrow(() -> Refused.field("level", "not-a-choice"));
    var units = trees.today().units().stream().filter(unit -> unit.kind() == kind).toList();
    return ResponseEntity.ok().contentType(GEO_JSON).body(geoJson(units));
  }

  private String geoJson(List<Unit> units) {
    var drawn = boundaries.drawn(units.stream().map(Unit::id).toList());
    var out = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    var first = true;
    for (var unit : units) {
      var outline = drawn.get(unit.id());
      if (outline == null) continue;
      var properties = json.createObjectNode();
      properties.put("unit", unit.code());
      properties.put("nameEn", unit.nameEn());
      properties.put("nameHi", unit.nameHi());
      properties.put("source", outline.source());
      properties.put("credit", outline.credit());
      out.append(first ? "\n" : ",\n")
          .append("{\"type\":\"Feature\",\"properties\":")
          .append(json.writeValueAsString(properties))
          .append(",\"geometry\":")
          .append(outline.geometry())
          .append('}');
      first = false;
    }
    return out.append("]}").toString();
  }
}
