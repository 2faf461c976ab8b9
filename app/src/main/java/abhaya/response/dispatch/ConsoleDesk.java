package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentSheet;
import abhaya.response.incident.IncidentState;
import abhaya.response.incident.Likeness;
import abhaya.response.incident.Onward;
import abhaya.response.incident.SameIncident;
import abhaya.response.incident.TypeBook;
import abhaya.response.intake.WaitingQueries;
import abhaya.response.recommend.Ranking;
import abhaya.response.unit.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gathers what the desk sees, with the reader's own rights; the opening of an incident is on record
/// first.
@Component
class ConsoleDesk {
  private static final Duration ALIKE_SINCE = Duration.ofHours(2);
  private static final Duration ESCALATED_SINCE = Duration.ofHours(12);

  private final IncidentQueries incidents;
  private final AssignmentQueries assignments;
  private final RoomQueries room;
  private final Sources sources;
  private final RecommendDesk recommend;

  ConsoleDesk(
      IncidentQueries incidents,
      AssignmentQueries assignments,
      RoomQueries room,
      Sources sources,
      RecommendDesk recommend) {
    this.incidents = incidents;
    this.assignments = assignments;
    this.room = room;
    this.sources = sources;
    this.recommend = recommend;
  }

  @Component
  record Sources(
      RoomGlance glance,
      SharedGlance shared,
      SharedRoom rooms,
      WaitingQueries waiting,
      Fleet fleet,
      UnitTrees trees,
      Presences presences,
      TrailRegister trail,
      ConsoleBoard board,
      List<Onward> onward) {}

  /// What is asked for.
  ///
  /// @param incident that is open; null: none
  /// @param said what came of the last act
  /// @param told the open page asks since it was told that something moved
  record Asked(@Nullable String incident, Said said, boolean told) {}

  ConsoleView view(Scope scope, Visit visit, Asked asked) {
    var incident = asked.incident();
    var said = asked.said();
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var version = sources.board().version();
    var panel = incident == null ? null : panel(scope, visit, incident, said.typed());
    var words = visit.words();
    var since = visit.at().minus(ESCALATED_SINCE);
    var seen = asked.told() ? sources.shared().of(scope, since) : sources.glance().of(scope, since);
    var room = sources.rooms().of(scope, words, seen, visit.at()).choosing(incident);
    return new ConsoleView(
        room.queue(),
        panel,
        room.tallies(),
        room.alarms(),
        seen.lead().map(RoomQueries.Lead::name).orElse(words.say("dispatch.lead.none")),
        said.text(),
        said.well(),
        level(room.queue(), room.alarms()),
        version,
        true,
        scope.may(Operation.DISPATCH),
        scope.may(Operation.TAKE_SIGNALS),
        String.join(" ", CommandBook.VERBS));
  }

  /// What came of the last act.
  ///
  /// @param typed what was not kept, by field: it stays in the form
  record Said(String text, boolean well, Map<String, String> typed) {
    static final Said NOTHING = new Said("", true);

    Said(String text, boolean well) {
      this(text, well, Map.of());
    }
  }

  private static int level(List<ConsoleView.Row> queue, List<ConsoleView.Alarm> alarms) {
    if (alarms.stream().anyMatch(alarm -> alarm.tone() == Tone.OVERDUE)) return 3;
    if (queue.stream().anyMatch(row -> row.colour().equals("red"))) return 2;
    return queue.stream().anyMatch(ConsoleView.Row::signal) ? 1 : 0;
  }

  static String named(Words words, String name) {
    return name.isEmpty() ? words.say("dispatch.named.nobody") : name;
  }

  private ConsoleView.Panel panel(
      Scope scope, Visit visit, String incident, Map<String, String> typed) {
    if (!sources.presences().isHere(scope, incident)) {
      sources.trail().record(scope, TrailAct.allowed("OPEN", "INCIDENT", incident));
    }
    var sheet =
        incidents.find(scope, incident).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    sources.presences().seen(scope, incident);
    var jobs = assignments.ofIncident(scope, incident);
    var words = visit.words();
    var escalations =
        room.ofIncident(scope, incident, visit.at().minus(ESCALATED_SINCE), 3).stream()
            .map(one ->
                words.say(
                    "dispatch.escalated",
                    words.say("dispatch.watched." + one.watched()),
                    words.time(one.raisedAt()),
                    named(words, one.named())))
            .toList();
    var source =
        new PanelSheet.Source(
            sheet,
            jobs,
            incidents.timeline(scope, incident),
            alike(scope, visit, sheet),
            ranking(scope, sheet, jobs),
            sources.presences().others(scope, incident),
            caller(scope, sheet),
            escalations,
            sources.onward().stream()
                .flatMap(one -> one.course().of(scope, incident).stream())
                .toList(),
            scope.unit(),
            typed);
    return new PanelSheet(words, sources.trees().today(), sources.fleet(), visit.at())
        .panel(source);
  }

  private String caller(Scope scope, IncidentSheet sheet) {
    if (!scope.may(Operation.TAKE_INCIDENTS)) return "";
    var signals = sheet.reports().stream().map(IncidentSheet.Report::signal).toList();
    return sources.waiting().masked(scope, signals).orElse("");
  }

  private List<Likeness> alike(Scope scope, Visit visit, IncidentSheet sheet) {
    if (sheet.line().state().isOver()) return List.of();
    var type = new TypeBook().find(sheet.line().typeName()).orElse(null);
    var panic = sheet.reports().stream().anyMatch(IncidentSheet.Report::panic);
    var mine =
        new SameIncident.Report(
            null,
            sheet.line().receivedAt(),
            sheet.place(),
            sheet.radiusMetres(),
            type,
            sheet.placeWords(),
            panic);
    var since = visit.at().minus(ALIKE_SINCE);
    return Likeness.of(mine, incidents.listNear(scope, since, sheet.line().handle()));
  }

  private @Nullable Ranking ranking(Scope scope, IncidentSheet sheet, List<Assignment> jobs) {
    var place = sheet.place();
    var state = sheet.line().state();
    if (place == null || state.isOver() || state == IncidentState.HANDING_OVER) return null;
    if (!scope.may(Operation.SEE_RECOMMENDATION)) return null;
    var type = new TypeBook().find(sheet.line().typeName()).orElseThrow();
    var sent =
        jobs.stream().filter(Assignment::isLive).map(Assignment::unit).collect(Collectors.toSet());
    var agency = RecommendDesk.lead(type);
    return recommend.rank(
        new RecommendDesk.Ask(place, type, agency, sheet.line().priority(), sent));
  }
}
