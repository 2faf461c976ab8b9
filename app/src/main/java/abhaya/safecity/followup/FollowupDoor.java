package abhaya.safecity.followup;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is followed up in a city, and the draws of its inspections, for anybody's own system.
@RestController
class FollowupDoor {
  private final FollowupQueries queries;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Clock clock;

  FollowupDoor(FollowupQueries queries, WorkQueries works, TrailRegister trail, Clock clock) {
    this.queries = queries;
    this.works = works;
    this.trail = trail;
    this.clock = clock;
  }

  record Answer(String city, LocalDate asOf, List<Line> matters) {}

  /// @param status one of the four words of the Cabinet's reviews; null where nothing is to do
  record Line(
      String handle,
      String kind,
      String title,
      String owner,
      LocalDate on,
      @Nullable LocalDate dueOn,
      @Nullable String status,
      boolean closed,
      boolean overdue,
      int versions) {}

  record Draw(
      String handle,
      String month,
      String seed,
      String seedSource,
      String poolSha256,
      List<String> pool,
      List<String> drawn) {}

  @GetMapping("/api/v1/safe-city/cities/{code}/followup")
  ResponseEntity<Answer> matters(
      Scope scope, @PathVariable String code, @RequestParam @Nullable String kind) {
    check(scope, code);
    if (kind != null
        && Arrays.stream(MatterKind.values()).noneMatch(one -> one.name().equals(kind)))
      throw Refused.field("kind", "unknown");
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", code + "/followup"));
    var today = India.dateOf(clock.instant());
    var lines =
        queries.courses(scope, code).stream()
            .filter(course -> kind == null || course.kind().name().equals(kind))
            .map(course -> line(course, today))
            .toList();
    return answer(new Answer(code, today, lines));
  }

  private static Line line(MatterCourse course, LocalDate today) {
    var now = course.now();
    return new Line(
        now.root(),
        course.kind().name(),
        now.text().title(),
        now.text().owner(),
        now.facts().on(),
        now.facts().dueOn(),
        course.asksForWork() ? course.statusOn(today).name() : null,
        course.isClosed(),
        course.isOverdueOn(today),
        course.versions().size());
  }

  @GetMapping("/api/v1/safe-city/cities/{code}/draws")
  ResponseEntity<List<Draw>> draws(Scope scope, @PathVariable String code) {
    check(scope, code);
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", code + "/draws"));
    return answer(
        queries.draws(scope, code).stream()
            .map(draw ->
                new Draw(
                    draw.handle(),
                    draw.month().toString(),
                    draw.seed().text(),
                    draw.seed().source(),
                    draw.poolHash(),
                    draw.pool(),
                    draw.drawn()))
            .toList());
  }

  private void check(Scope scope, String code) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    if (works.find(scope, code).isEmpty()) throw new NotVisible(Reason.NO_UNIT);
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
