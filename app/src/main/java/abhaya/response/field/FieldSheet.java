package abhaya.response.field;

import abhaya.base.access.Scope;
import abhaya.base.geo.Digipin;
import abhaya.base.web.Words;
import abhaya.response.dispatch.Assignment;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.IncidentBrief;
import abhaya.response.incident.LifeCycle;
import abhaya.response.intake.WaitingQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a unit's job into words.
@Component
class FieldSheet {
  private final WaitingQueries callers;
  private final LifeCycle<AssignmentState> life = LifeCycle.ofAssignment();

  FieldSheet(WaitingQueries callers) {
    this.callers = callers;
  }

  /// Not within the transaction in which the job was read: the caller's number is read in one of its
  /// own.
  FieldView.Job job(Scope scope, Words words, FieldDesk.Job job) {
    var assignment = job.assignment();
    var brief = job.incident().brief();
    var acts = acts(words, assignment.state());
    return new FieldView.Job(
        assignment.handle(),
        brief.reference(),
        "P" + brief.priority().level(),
        words.say("intake.type." + brief.typeName()),
        where(words, brief),
        near(words, brief),
        callers.masked(scope, job.incident().signals()).orElse(""),
        assignment.state().name(),
        acts.isEmpty() ? null : acts.getFirst(),
        acts.isEmpty() ? List.of() : acts.subList(1, acts.size()),
        times(words, assignment));
  }

  private static String where(Words words, IncidentBrief brief) {
    return brief.placeWords().isBlank() ? words.say("field.where.none") : brief.placeWords();
  }

  private static String near(Words words, IncidentBrief brief) {
    var place = brief.place();
    if (place == null) return "";
    var pin = Digipin.of(place).map(Digipin::written).orElse("");
    var radius = words.say("field.within", words.number(Math.round(brief.radiusMetres())));
    return radius
        + " · "
        + pin
        + " · "
        + String.format(Locale.ROOT, "%.5f, %.5f", place.lat(), place.lon());
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
