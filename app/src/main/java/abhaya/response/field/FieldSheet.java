package abhaya.response.field;

import abhaya.base.access.Scope;
import abhaya.base.geo.Digipin;
import abhaya.base.trail.OpenPages;
import abhaya.base.trail.TrailAct;
import abhaya.base.web.Words;
import abhaya.response.dispatch.Assignment;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentSheet;
import abhaya.response.incident.LifeCycle;
import abhaya.response.intake.WaitingQueries;
import abhaya.response.unit.ResponseUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a unit's job into words, after its opening is on record.
@Component
class FieldSheet {
  private final CrewDesk crew;
  private final IncidentQueries incidents;
  private final WaitingQueries callers;
  private final OpenPages pages;
  private final LifeCycle<AssignmentState> life = LifeCycle.ofAssignment();

  FieldSheet(CrewDesk crew, IncidentQueries incidents, WaitingQueries callers, OpenPages pages) {
    this.crew = crew;
    this.incidents = incidents;
    this.callers = callers;
    this.pages = pages;
  }

  /// @param asks an open page asks again, rather than somebody opening it
  Optional<FieldView.Job> job(Scope scope, Words words, ResponseUnit unit, boolean asks) {
    return crew.job(scope, unit.id()).flatMap(job -> job(scope, words, job, asks));
  }

  private Optional<FieldView.Job> job(Scope scope, Words words, Assignment job, boolean asks) {
    var found = incidents.find(scope, job.incident());
    if (found.isEmpty()) return Optional.empty();
    var opening = TrailAct.allowed("OPEN", "INCIDENT", job.incident());
    if (asks) pages.asked(scope, opening);
    else pages.opened(scope, opening);
    var sheet = found.get();
    var acts = acts(words, job.state());
    return Optional.of(
        new FieldView.Job(
            job.handle(),
            sheet.line().reference(),
            "P" + sheet.line().priority().level(),
            words.say("intake.type." + sheet.line().typeName()),
            where(words, sheet),
            near(words, sheet),
            masked(scope, sheet),
            job.state().name(),
            acts.isEmpty() ? null : acts.getFirst(),
            acts.isEmpty() ? List.of() : acts.subList(1, acts.size()),
            times(words, job)));
  }

  private static String where(Words words, IncidentSheet sheet) {
    return sheet.placeWords().isBlank() ? words.say("field.where.none") : sheet.placeWords();
  }

  private static String near(Words words, IncidentSheet sheet) {
    var place = sheet.place();
    if (place == null) return "";
    var pin = Digipin.of(place).map(Digipin::written).orElse("");
    var radius = words.say("field.within", words.number(Math.round(sheet.radiusMetres())));
    return radius
        + " · "
        + pin
        + " · "
        + String.format(Locale.ROOT, "%.5f, %.5f", place.lat(), place.lon());
  }

  private String masked(Scope scope, IncidentSheet sheet) {
    return sheet.reports().stream()
        .flatMap(report -> callers.masked(scope, report.signal()).stream())
        .findFirst()
        .orElse("");
  }

  /// The step that usually follows stands first.
  private List<FieldView.Act> acts(Words words, AssignmentState state) {
    var order =
        List.of(
            AssignmentState.ACKNOWLEDGED,
            AssignmentState.EN_ROUTE,
            AssignmentState.ON_SCENE,
            AssignmentState.CLEARED,
            AssignmentState.TRANSPORTING,
            AssignmentState.AT_HOSPITAL,
            AssignmentState.DECLINED);
    var next = life.next(state);
    var acts = new ArrayList<FieldView.Act>();
    for (var one : order) {
      if (next.contains(one))
        acts.add(new FieldView.Act(one.name(), words.say("field.act." + one)));
    }
    return acts;
  }

  private static List<String> times(Words words, Assignment job) {
    var times = new ArrayList<String>();
    time(times, words, "DISPATCHED", job.dispatchedAt());
    time(times, words, "ACKNOWLEDGED", job.acknowledgedAt());
    time(times, words, "EN_ROUTE", job.enRouteAt());
    time(times, words, "ON_SCENE", job.onSceneAt());
    return times.reversed();
  }

  private static void time(List<String> times, Words words, String step, @Nullable Instant at) {
    if (at != null) times.add(words.time(at) + " " + words.say("field.done." + step));
  }
}
