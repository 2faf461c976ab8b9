package abhaya.safecity.hotspot;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The methods of this module over numbers that are sent in. Nothing sent is kept.
@RestController
class AnalysisDoor {
  private static final int BYTES_MAX = 4 << 20;
  private static final int AT_ONCE = 2;

  private final TrailRegister trail;
  private final JsonMapper json;
  private final Semaphore places = new Semaphore(AT_ONCE);

  AnalysisDoor(TrailRegister trail, JsonMapper json) {
    this.trail = trail;
    this.json = json;
  }

  @PostMapping(
      value = "/api/v1/analysis/kernel-density",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples = {
                @ExampleObject(name = "at places", value = AnalysisExamples.DENSITY_AT),
                @ExampleObject(name = "on a grid", value = AnalysisExamples.DENSITY_GRID)
              }))
  ResponseEntity<AnalysisBook.Density> density(Scope scope, HttpServletRequest request) {
    return compute(scope, request, "kernel-density", AnalysisBook::density);
  }

  @PostMapping(value = "/api/v1/analysis/gi-star", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples = {
                @ExampleObject(name = "a line", value = AnalysisExamples.LOCAL_LINE),
                @ExampleObject(name = "places within reach", value = AnalysisExamples.LOCAL_PLACES),
                @ExampleObject(name = "a grid", value = AnalysisExamples.LOCAL_GRID)
              }))
  ResponseEntity<AnalysisBook.Local> local(Scope scope, HttpServletRequest request) {
    return compute(scope, request, "gi-star", AnalysisBook::local);
  }

  @PostMapping(value = "/api/v1/analysis/dbscan", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples = @ExampleObject(value = AnalysisExamples.GROUPS)))
  ResponseEntity<AnalysisBook.Groups> groups(Scope scope, HttpServletRequest request) {
    return compute(scope, request, "dbscan", AnalysisBook::groups);
  }

  @PostMapping(value = "/api/v1/analysis/near-repeat", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples = @ExampleObject(value = AnalysisExamples.REPEATS)))
  ResponseEntity<AnalysisBook.Repeats> repeats(Scope scope, HttpServletRequest request) {
    return compute(scope, request, "near-repeat", AnalysisBook::repeats);
  }

  @PostMapping(value = "/api/v1/analysis/pai", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples = {
                @ExampleObject(name = "two periods", value = AnalysisExamples.FORECAST),
                @ExampleObject(name = "four numbers", value = AnalysisExamples.FORECAST_PLAIN)
              }))
  ResponseEntity<AnalysisBook.Forecast> forecast(Scope scope, HttpServletRequest request) {
    return compute(scope, request, "pai", AnalysisBook::forecast);
  }

  private <T> ResponseEntity<T> compute(
      Scope scope, HttpServletRequest request, String method, Function<AskedFields, T> work) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    if (!places.tryAcquire()) throw Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
    try {
      var answer = work.apply(AskedFields.of(json.readTree(bytes(request))));
      trail.record(scope, TrailAct.allowed("COMPUTE", "ANALYSIS", method));
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    } catch (JacksonException e) {
      throw Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
    } finally {
      places.release();
    }
  }

  private static byte[] bytes(HttpServletRequest request) {
    try {
      var bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      return bytes;
    } catch (IOException e) {
      throw Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
    }
  }
}
