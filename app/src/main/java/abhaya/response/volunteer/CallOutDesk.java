package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.push.PushRegister;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.citizen.Plea;
import abhaya.response.citizen.PleaRegister;
import abhaya.response.citizen.Stage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Calls to volunteers: opened by the program once an incident is open, released by a person, ended
/// the moment there is no more reason.
@Service
class CallOutDesk {
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration REMEMBERED = Duration.ofDays(90);
  private static final List<String> WORDS =
      List.of("CHANDAN", "KAMAL", "NADI", "PAHAD", "MOR", "BADAL", "DEEPAK", "SITARA");

  private final AlertStore alerts;
  private final VolunteerStore volunteers;
  private final PleaRegister pleas;
  private final Nearby nearby;
  private final Around around;
  private final SecureRandom random = new SecureRandom();

  CallOutDesk(
      AlertStore alerts,
      VolunteerStore volunteers,
      PleaRegister pleas,
      Nearby nearby,
      Around around) {
    this.alerts = alerts;
    this.volunteers = volunteers;
    this.pleas = pleas;
    this.nearby = nearby;
    this.around = around;
  }

  /// What the desk stands on.
  @Service
  record Around(
      VolunteerRegister register,
      TrailRegister trail,
      PushRegister push,
      TransactionTemplate transactions,
      Clock clock) {}

  /// Opens a call if she wishes it and nothing stands against it. Asking twice opens one.
  void consider(String signal) {
    pleas
        .ofSignal(signal)
        .filter(CallOutDesk::isWished)
        .ifPresent(plea ->
            program(() -> {
              var place = Objects.requireNonNull(plea.place());
              var code = new AlertStore.Code(pick(), digits());
              var fresh = new AlertStore.Fresh(Handle.next(), signal, plea.caller(), place, code);
              if (alerts.insert(fresh, Rings.cell(place), around.clock().instant())) {
                around
                    .trail()
                    .recordSystem(
                        "volunteers", TrailAct.allowed("OPEN", "CALL_OUT", fresh.handle()));
              }
              return true;
            }));
  }

  /// A person has opened an incident of it, she asked, nobody is a child, and nothing is over.
  private static boolean isWished(Plea plea) {
    return plea.volunteers()
        && !plea.child()
        && plea.incident() != null
        && plea.place() != null
        && reasonToEnd(plea) == null;
  }

  private String pick() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String digits() {
    return random.nextInt(10) + " " + random.nextInt(10);
  }

  private static @Nullable String reasonToEnd(Plea plea) {
    if (plea.held()) return "HELD";
    if (plea.stage() == Stage.OVER) return "OVER";
    if (plea.saidSafe()) return "SAFE";
    if (!plea.volunteers()) return "REFUSED";
    if (plea.child()) return "CHILD";
    return plea.stage() == Stage.THERE ? "POLICE_THERE" : null;
  }

  /// One step of every call that lives.
  void tick() {
    program(() -> {
      alerts.live().forEach(this::step);
      return true;
    });
  }

  private void step(CallOut call) {
    var now = around.clock().instant();
    var plea = pleas.ofSignal(call.signal());
    var why = plea.isEmpty() ? "OVER" : reasonToEnd(plea.get());
    if (why != null) {
      end(call, why, now);
      return;
    }
    var place = plea.get().place();
    if (place != null && !place.equals(call.place())) alerts.move(call.id(), place);
    var all = expire(alerts.ofCall(call.id()), now);
    var radius = Rings.radiusMetres(call.handle(), call.openedAt(), now);
    var free = Rings.ACTIVE_MAX - all.stream().filter(one -> one.state().isActive()).count();
    if (radius > 0 && free > 0) alert(call, plea.get(), radius, free, now);
  }

  private List<Alert> expire(List<Alert> all, Instant now) {
    var late = now.minus(Rings.TO_ANSWER);
    for (var one : all) {
      if (one.state() == AlertState.ALERTED && one.alertedAt().isBefore(late)) {
        alerts.set(one.id(), Map.of("state", AlertState.NO_ANSWER.name()));
      }
    }
    return all.stream()
        .filter(one -> one.state() != AlertState.ALERTED || !one.alertedAt().isBefore(late))
        .toList();
  }

  private void alert(CallOut call, Plea plea, double radius, long free, Instant now) {
    var left = free;
    for (var near : nearby.within(call.cellCentre(), radius)) {
      if (left == 0) return;
      if (near.spot().at().isBefore(now.minus(FRESH))) continue;
      var volunteer = volunteers.find(near.spot().volunteer());
      if (volunteer.isEmpty() || !fits(call, plea, volunteer.get(), now)) continue;
      if (!alerts.insertAlert(Handle.next(), call.id(), volunteer.get().id(), now)) continue;
      ring(volunteer.get());
      left--;
    }
  }

  /// Her closed page is told for as long as she may answer.
  private void ring(Volunteer volunteer) {
    var person = volunteer.person();
    if (person == null) return;
    around.push().tell(VolunteerConfig.PUSH, List.of(person), Rings.TO_ANSWER);
  }

  /// Nobody rings her any more.
  void halted(String volunteer) {
    program(() -> {
      volunteers
          .find(volunteer)
          .map(Volunteer::person)
          .ifPresent(person -> around.push().forget(person, VolunteerConfig.PUSH));
      return true;
    });
  }

  private boolean fits(CallOut call, Plea plea, Volunteer volunteer, Instant now) {
    if (!volunteer.onDuty() || !volunteer.mayServeOn(India.dateOf(now))) return false;
    if (pleas.isBlocked(plea, volunteer.numberMark())) return false;
    var past = alerts.past(volunteer.id(), now.minus(REMEMBERED));
    return CapBook.against(past, call.handle(), call.cell(), call.caller(), now).isEmpty();
  }

  /// Nobody comes any more and nobody sees where. Who is there already says what came of it.
  private void end(CallOut call, String why, Instant now) {
    for (var one : alerts.ofCall(call.id())) {
      if (one.state().isActive() && one.state() != AlertState.ARRIVED) {
        alerts.set(one.id(), Map.of("state", AlertState.STOOD_DOWN.name()));
      }
    }
    alerts.end(call.id(), why, now);
    tellHer(call, false);
    around
        .trail()
        .recordSystem(
            "volunteers", TrailAct.allowed("END", "CALL_OUT", call.handle()).because(why));
  }

  private void tellHer(CallOut call, boolean live) {
    var coming =
        live
            ? (int) alerts.ofCall(call.id()).stream().filter(one -> one.state().seesPlace()).count()
            : 0;
    pleas.tellHelpers(
        call.signal(),
        new Plea.Helpers(
            coming, coming > 0 ? call.says() : null, coming > 0 ? call.answers() : null));
  }

  /// Lets one volunteer see where, or says what is missing.
  Set<ReleaseBook.Missing> release(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.RELEASE_VOLUNTEERS));
    return program(() -> {
      var alert = alerts.lock(handle).orElseThrow(CallOutDesk::absent);
      var call = alerts.find(alert.call()).orElseThrow(CallOutDesk::absent);
      var missing = missing(call, alert);
      if (missing.isEmpty()) {
        alerts.set(
            alert.id(),
            Map.of(
                "state", AlertState.RELEASED.name(),
                "released_at", around.clock().instant(),
                "released_by", scope.person().id()));
        tellHer(call, true);
      }
      var act =
          missing.isEmpty()
              ? TrailAct.allowed("RELEASE", "ALERT", handle)
              : TrailAct.denied("RELEASE", "ALERT", handle, missing.iterator().next().name());
      around.trail().record(scope, act);
      return missing;
    });
  }

  /// The room does not see volunteers, so the program looks for it.
  Set<ReleaseBook.Missing> missing(CallOut call, Alert alert) {
    return program(() -> judged(call, alert));
  }

  private Set<ReleaseBook.Missing> judged(CallOut call, Alert alert) {
    var now = around.clock().instant();
    var plea = pleas.ofSignal(call.signal());
    if (plea.isEmpty() || !call.isLive()) return EnumSet.of(ReleaseBook.Missing.OVER);
    var her = plea.get();
    var coming = alerts.ofCall(call.id()).stream().filter(one -> one.state().isComing()).count();
    var volunteer = volunteers.find(alert.volunteer());
    var spot = nearby.find(alert.volunteer());
    return ReleaseBook.missing(
        new ReleaseBook.Facts(
            alert.state() == AlertState.ACCEPTED,
            her.stage() == Stage.COMING || her.stage() == Stage.THERE,
            her.stage() == Stage.THERE,
            (int) coming,
            her.child(),
            her.volunteers(),
            her.held(),
            volunteer.filter(one -> one.mayServeOn(India.dateOf(now))).isPresent(),
            spot != null && !spot.at().isBefore(now.minus(FRESH)),
            her.stage() == Stage.OVER || her.saidSafe()));
  }

  /// The room calls everybody off.
  void standDown(Scope scope, String signal) {
    NotVisible.unless(scope.decide(Operation.RELEASE_VOLUNTEERS));
    program(() -> {
      var call = alerts.ofSignal(signal).orElseThrow(CallOutDesk::absent);
      if (call.isLive()) end(call, "STOOD_DOWN", around.clock().instant());
      around.trail().record(scope, TrailAct.allowed("STAND_DOWN", "CALL_OUT", call.handle()));
      return true;
    });
  }

  /// She complained: whoever knew where she was is suspended, all of them.
  void complained(String signal) {
    program(() -> {
      var now = around.clock().instant();
      Optional<CallOut> call = alerts.ofSignal(signal);
      call.ifPresent(found -> {
        for (var one : alerts.ofCall(found.id())) {
          if (!one.state().seesPlace() && one.arrivedAt() == null) continue;
          var volunteer = volunteers.find(one.volunteer());
          volunteer.ifPresent(held -> {
            volunteers.insertComplaint(held.id(), found.id(), "CALLER", "caller", now);
            around.register().suspend(held, "COMPLAINT");
          });
        }
        if (found.isLive()) end(found, "COMPLAINT", now);
      });
      return true;
    });
  }

  /// Suspends who was there and has said nothing since.
  void sweep() {
    program(() -> {
      var before = around.clock().instant().minus(PatternBook.TO_REPORT);
      for (var id : alerts.silentSince(before)) {
        volunteers
            .find(id)
            .ifPresent(
                held -> around.register().suspend(held, PatternBook.Pattern.ARRIVED_SILENT.name()));
      }
      return true;
    });
  }

  private static NotVisible absent() {
    return new NotVisible(Reason.OUTSIDE_UNIT);
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(around.transactions().execute(status -> work.get())));
  }
}
