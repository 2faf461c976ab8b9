package abhaya.investigation.compliance;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.BoundaryRegister;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The imported outlines of the units below one, for the map of its overview. Shapes and codes
/// only: the figures stand in the page.
@RestController
class OutlinesDoor {
  static final String PATH = "/investigation/outlines/";
  private static final MediaType GEO_JSON = new MediaType("application", "geo+json");
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final BoundaryRegister boundaries;
  private final UnitTrees trees;

  OutlinesDoor(BoundaryRegister boundaries, UnitTrees trees) {
    this.boundaries = boundaries;
    this.trees = trees;
  }

  @GetMapping(PATH + "{unit:IN(?:\\.[A-Za-z0-9]{1,16}){0,5}}")
  ResponseEntity<byte[]> below(Scope scope, @PathVariable String unit) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var tree = trees.today();
    var asked = tree.find(unit).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, asked.id()));
    var children = tree.children(asked.id());
    var drawn = boundaries.drawn(children.stream().map(Unit::id).toList());
    var features =
        children.stream()
            .flatMap(child ->
                Optional.ofNullable(drawn.get(child.id())).stream()
                    .map(shape -> feature(child.code(), shape)))
            .collect(
                Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    return ResponseEntity.ok()
        .contentType(GEO_JSON)
        .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
        .body(features.getBytes(StandardCharsets.UTF_8));
  }

  /// Codes are letters, digits and points: nothing in them needs quoting.
  private static String feature(String code, BoundaryRegister.Drawn drawn) {
    return "{\"type\":\"Feature\",\"properties\":{\"unit\":\"%s\"},\"geometry\":%s}"
        .formatted(code, drawn.geometry());
  }
}
