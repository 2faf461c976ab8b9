package abhaya.response.dispatch;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.response.incident.Closing;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.HandOverDesk;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.LinkRegister;
import abhaya.response.incident.Priority;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.UnitAnswer;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does what a line of the command bar says.
@Component
class CommandDesk {
  private final DispatchDesk dispatch;
  private final AssignmentQueries assignments;
  private final Incidents incidents;
  private final Units units;
  private final Clock clock;

  CommandDesk(
      DispatchDesk dispatch,
      AssignmentQueries assignments,
      Incidents incidents,
      Units units,
      Clock clock) {
    this.dispatch = dispatch;
    this.assignments = assignments;
    this.incidents = incidents;
    this.units = units;
    this.clock = clock;
  }

  @Component
  record Incidents(
      IncidentRegister register,
      LinkRegister links,
      ClosingDesk closing,
      HandOverDesk handOver,
      IncidentQueries queries) {}

  @Component
  record Units(UnitDesk desk, Fleet fleet, UnitTrees trees) {}

  /// What is said afterwards.
  ///
  /// @param code key of the words, under `dispatch.said.`
  /// @param incident handle of the incident that is shown then; null: none
  record Said(String code, boolean well, @Nullable String incident) {
    static Said well(String code, @Nullable String incident) {
      return new Said(code, true, incident);
    }

    static Said no(String code, @Nullable String incident) {
      return new Said(code, false, incident);
    }
  }

  /// @param incident that is open on the screen; null: none
  /// @param version as the screen had it
  Said run(Scope scope, String line, @Nullable String incident, int version) {
    var command = CommandBook.read(line);
    return switch (command) {
      case Command.NotUnderstood _ -> Said.no("not-understood", incident);
      case Command.Open open ->
          incidents
              .queries()
              .findHandle(scope, open.reference())
              .map(handle -> Said.well("opened", handle))
              .orElse(Said.no("no-incident", incident));
      case Command.UnitStep step -> step(scope, step, incident);
      case Command.UnitWell well -> well(scope, well, incident);
      case Command.UnitState state ->
          onUnit(
              scope,
              state.unit(),
              incident,
              id -> units.desk().set(scope, id, state.to(), state.reason()));
      case Command.UnitSafe safe ->
          onUnit(
              scope,
              safe.unit(),
              incident,
              id -> units.desk().distress(scope, id, false, safe.word()));
      default ->
          incident == null
              ? Said.no("choose-incident", null)
              : onIncident(scope, command, incident, version);
    };
  }

  private Said onIncident(Scope scope, Command command, String incident, int version) {
    var edit = IncidentRegister.Edit.NONE;
    return switch (command) {
      case Command.Send send -> send(scope, send, incident);
      case Command.Recall recall -> recall(scope, recall, incident);
      case Command.Note note ->
          said(incidents.register().note(scope, incident, note.words()), incident);
      case Command.Report report -> report(scope, report, incident);
      case Command.Close close ->
          said(
              incidents
                  .closing()
                  .close(scope, incident, close.disposition(), dispatch.jobs(incident)),
              incident);
      case Command.Level level ->
          said(
              incidents
                  .register()
                  .change(scope, incident, version, edit.priority(Priority.of(level.priority()))),
              incident);
      case Command.Place place ->
          said(
              incidents.register().change(scope, incident, version, edit.words(place.words())),
              incident);
      case Command.Hold hold ->
          said(
              incidents
                  .register()
                  .hold(scope, incident, Duration.ofMinutes(hold.minutes()), hold.reason()),
              incident);
      default -> more(scope, command, incident);
    };
  }

  private Said more(Scope scope, Command command, String incident) {
    return switch (command) {
      case Command.Link link -> link(scope, link, incident);
      case Command.Unlink _ -> said(incidents.links().unlink(scope, incident), incident);
      case Command.Told told ->
          said(incidents.closing().agency(scope, incident, told.agency(), true), incident);
      case Command.Drop drop ->
          said(incidents.closing().agency(scope, incident, drop.agency(), false), incident);
      case Command.Offer offer -> offer(scope, offer, incident);
      case Command.Accept _ -> said(incidents.handOver().accept(scope, incident), incident);
      case Command.TakeBack _ -> said(incidents.handOver().takeBack(scope, incident), incident);
      case Command.Cancel cancel ->
          said(incidents.register().cancel(scope, incident, cancel.reason()), incident);
      case Command.Reopen reopen ->
          said(incidents.register().reopen(scope, incident, reopen.reason()), incident);
      case Command.Trial trial ->
          said(incidents.register().trial(scope, incident, trial.yes()), incident);
      case Command.Refer _ -> said(incidents.closing().refer(scope, incident), incident);
      case Command.Review review ->
          said(
              incidents
                  .closing()
                  .review(scope, incident, scope.role() != Role.SHO, review.confirmed()),
              incident);
      case Command.Feedback told ->
          said(
              incidents.closing().feedback(scope, incident, told.rating(), told.wantsMore()),
              incident);
      default -> Said.no("not-understood", incident);
    };
  }

  private Said send(Scope scope, Command.Send send, String incident) {
    var unit = unit(scope, send.unit());
    if (unit.isEmpty()) return Said.no("no-unit", incident);
    return send(scope, incident, unit.get().unit().id(), send.word());
  }

  Said send(Scope scope, String incident, int unit, String word) {
    var order = new DispatchDesk.Order(incident, unit, word, true);
    return said(dispatch.assign(scope, order), incident);
  }

  private Said recall(Scope scope, Command.Recall recall, String incident) {
    var job =
        unit(scope, recall.unit()).flatMap(seen -> assignments.ofUnit(scope, seen.unit().id()));
    if (job.isEmpty()) return Said.no("no-job", incident);
    return said(dispatch.recall(scope, job.get().handle(), recall.reason()), incident);
  }

  private Said step(Scope scope, Command.UnitStep step, @Nullable String incident) {
    var job = unit(scope, step.unit()).flatMap(seen -> assignments.ofUnit(scope, seen.unit().id()));
    if (job.isEmpty()) return Said.no("no-job", incident);
    var shown = incident == null ? job.get().incident() : incident;
    return said(dispatch.tell(scope, job.get().handle(), step.to()), shown);
  }

  private Said well(Scope scope, Command.UnitWell well, @Nullable String incident) {
    var job = unit(scope, well.unit()).flatMap(seen -> assignments.ofUnit(scope, seen.unit().id()));
    if (job.isEmpty()) return Said.no("no-job", incident);
    dispatch.checkedIn(scope, job.get().handle());
    return Said.well("done", incident);
  }

  private interface UnitAct {
    UnitAnswer on(int unit);
  }

  private Said onUnit(Scope scope, String named, @Nullable String incident, UnitAct act) {
    var unit = unit(scope, named);
    if (unit.isEmpty()) return Said.no("no-unit", incident);
    return switch (act.on(unit.get().unit().id())) {
      case UnitAnswer.Done _ -> Said.well("done", incident);
      case UnitAnswer.NotNow _ -> Said.no("unit-not-now", incident);
      case UnitAnswer.ReasonMissing _ -> Said.no("reason-missing", incident);
      case UnitAnswer.Elsewhere _ -> Said.no("unit-not-now", incident);
    };
  }

  private Said link(Scope scope, Command.Link link, String incident) {
    var other = incidents.queries().findHandle(scope, link.reference());
    if (other.isEmpty()) return Said.no("no-incident", incident);
    return said(incidents.links().link(scope, incident, other.get()), incident);
  }

  private Said offer(Scope scope, Command.Offer offer, String incident) {
    var wanted = offer.state().strip().toUpperCase(Locale.ROOT);
    var state =
        units.trees().today().units().stream()
            .filter(unit -> unit.kind() == UnitKind.STATE)
            .filter(unit ->
                unit.label().equals(wanted)
                    || unit.code().equalsIgnoreCase(wanted)
                    || unit.nameEn().toUpperCase(Locale.ROOT).startsWith(wanted))
            .findFirst();
    if (state.isEmpty()) return Said.no("no-state", incident);
    return said(incidents.handOver().offer(scope, incident, state.get().id()), incident);
  }

  private Said report(Scope scope, Command.Report report, String incident) {
    var taken = new Closing.ActionTaken(report.arrived(), report.words(), report.reached());
    return said(incidents.closing().report(scope, incident, taken, clock.instant()), incident);
  }

  static Said said(IncidentAnswer answer, String incident) {
    return switch (answer) {
      case IncidentAnswer.Done done -> Said.well("done", done.handle());
      case IncidentAnswer.NotNow _ -> Said.no("not-now", incident);
      case IncidentAnswer.Stale _ -> Said.no("stale", incident);
      case IncidentAnswer.Incomplete missing ->
          Said.no(
              "missing-" + missing.missing().stream().sorted().findFirst().orElseThrow(), incident);
    };
  }

  static Said said(DispatchAnswer answer, String incident) {
    return switch (answer) {
      case DispatchAnswer.Done _ -> Said.well("done", incident);
      case DispatchAnswer.Taken _ -> Said.no("unit-taken", incident);
      case DispatchAnswer.CannotGo _ -> Said.no("unit-cannot-go", incident);
      case DispatchAnswer.WordMissing _ -> Said.no("word-missing", incident);
      case DispatchAnswer.IncidentNotNow _ -> Said.no("not-now", incident);
      case DispatchAnswer.StepNotNow _ -> Said.no("step-not-now", incident);
      case DispatchAnswer.RoomLost _ -> Said.no("room-lost", incident);
    };
  }

  /// By call sign, or by its end where only one has it.
  private Optional<Fleet.Seen> unit(Scope scope, String named) {
    var whole = units.fleet().find(named);
    if (whole.isPresent()) return whole;
    var wanted = bare(named);
    if (wanted.length() < 2) return Optional.empty();
    List<Fleet.Seen> found =
        units.fleet().all().stream()
            .filter(seen -> bare(seen.unit().callSign()).endsWith(wanted))
            .filter(seen -> scope.mayOn(Operation.SEE_INCIDENTS, seen.unit().home()))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String bare(String sign) {
    return sign.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
