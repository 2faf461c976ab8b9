package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.push.PushRegister;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.citizen.PleaRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// What a volunteer may do, on her one telephone: duty, places, yes and no, what came of it.
@Service
class DutyDesk {
  private static final Duration REMEMBERED = Duration.ofDays(90);
  private static final double THERE_METRES = 300;

  private final VolunteerStore volunteers;
  private final AlertStore alerts;
  private final VolunteerRegister register;
  private final NearbyRelay nearby;
  private final Around around;

  DutyDesk(
      VolunteerStore volunteers,
      AlertStore alerts,
      VolunteerRegister register,
      NearbyRelay nearby,
      Around around) {
    this.volunteers = volunteers;
    this.alerts = alerts;
    this.register = register;
    this.nearby = nearby;
    this.around = around;
  }

  /// What the desk stands on.
  @Service
  record Around(
      TrailRegister trail,
      TransactionTemplate transactions,
      PleaRegister pleas,
      PushRegister push,
      Clock clock) {}

  enum Answer {
    DONE,
    /// Not the telephone she is known by, or one that is another's.
    OTHER_PHONE,
    /// Suspended, out of the term, not verified.
    MAY_NOT_SERVE,
    NOT_NOW
  }

  /// What came of a call.
  enum Report {
    WITH_HER,
    HANDED_TO_POLICE,
    NOBODY_THERE,
    COULD_NOT_REACH
  }

  /// One call as its volunteer may know it. The place is null unless it was released and the call
  /// lives.
  record Known(Alert alert, CallOut call, @Nullable Point place) {}

  /// @param hers this is the telephone she is known by
  record Own(Volunteer volunteer, boolean hers, boolean serves, List<Known> calls) {}

  Optional<Own> own(Scope scope, String device) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_VOLUNTEER));
    return program(() ->
        volunteers
            .ofPerson(scope.person().id())
            .map(found -> {
              var hers = device.equals(found.device());
              var serves = found.mayServeOn(today());
              var calls = hers ? calls(found, serves) : List.<Known>of();
              return new Own(found, hers, serves, calls);
            }));
  }

  /// When the police will be there; asked only where the place was released.
  Optional<Duration> policeIn(String signal) {
    return around.pleas().policeIn(signal);
  }

  private List<Known> calls(Volunteer volunteer, boolean serves) {
    return alerts.openOf(volunteer.id()).stream()
        .map(alert -> {
          var call = alerts.find(alert.call()).orElseThrow();
          var sees = serves && call.isLive() && alert.state().seesPlace();
          return new Known(alert, call, sees ? call.place() : null);
        })
        .toList();
  }

  /// The first telephone that signs in is hers; a second one, and one that is another's, is not.
  Answer bind(Scope scope, String device) {
    return act(
        scope,
        null,
        "BIND_DEVICE",
        (volunteer, now) -> {
          if (device.equals(volunteer.device())) return Answer.DONE;
          if (volunteer.device() != null || volunteers.ofDevice(device).isPresent()) {
            return Answer.OTHER_PHONE;
          }
          volunteers.set(volunteer.id(), Map.of("device_hash", device, "device_at", now));
          return Answer.DONE;
        });
  }

  Answer duty(Scope scope, String device, boolean on) {
    return act(
        scope,
        device,
        on ? "ON_DUTY" : "OFF_DUTY",
        (volunteer, now) -> {
          if (on && !volunteer.mayServeOn(today())) return Answer.MAY_NOT_SERVE;
          volunteers.set(volunteer.id(), Map.of("on_duty", on));
          if (!on) {
            nearby.remove(volunteer.id());
            around.push().forget(scope.person().id(), VolunteerConfig.PUSH);
          }
          return Answer.DONE;
        });
  }

  /// Whether this telephone is hers, and she is on duty and may serve.
  boolean isReachable(Scope scope, String device) {
    return own(scope, device)
        .filter(mine -> mine.hers() && mine.serves() && mine.volunteer().onDuty())
        .isPresent();
  }

  /// A place that cannot be is noted as such and moves nobody. Three in a day suspend.
  Answer here(Scope scope, String device, Spot said) {
    return act(
        scope,
        device,
        null,
        (volunteer, now) -> {
          if (!volunteer.onDuty() || !volunteer.mayServeOn(today())) return Answer.MAY_NOT_SERVE;
          var spot = new Spot(volunteer.id(), said.point(), said.radiusMetres(), said.at());
          var fault = PlaceBook.judge(nearby.find(volunteer.id()), spot, now);
          if (fault.isEmpty()) {
            nearby.put(spot);
            return Answer.DONE;
          }
          if (fault.get().isOdd()) {
            nearby.remove(volunteer.id());
            volunteers.insertOddity(volunteer.id(), fault.get().name(), now);
            judge(volunteer, now);
          }
          return Answer.NOT_NOW;
        });
  }

  Answer accept(Scope scope, String device, String alert) {
    return move(
        scope,
        device,
        alert,
        "ACCEPT",
        (known, now) -> {
          var open = known.alert().state() == AlertState.ALERTED && known.call().isLive();
          if (!open || late(known.alert(), now)) return Answer.NOT_NOW;
          return set(known, AlertState.ACCEPTED, "answered_at", now);
        });
  }

  private static boolean late(Alert alert, Instant now) {
    return alert.alertedAt().plus(Rings.TO_ANSWER).isBefore(now);
  }

  /// No before yes; after yes it is a withdrawal.
  Answer decline(Scope scope, String device, String alert) {
    return move(
        scope,
        device,
        alert,
        "DECLINE",
        (known, now) -> {
          var state = known.alert().state();
          if (!state.isActive() || state == AlertState.ARRIVED) return Answer.NOT_NOW;
          var next = state == AlertState.ALERTED ? AlertState.DECLINED : AlertState.WITHDRAWN;
          return set(known, next, "answered_at", now);
        });
  }

  /// Only where the telephone is in fact near.
  Answer arrived(Scope scope, String device, String alert) {
    return move(
        scope,
        device,
        alert,
        "ARRIVE",
        (known, now) -> {
          var place = known.call().place();
          var spot = nearby.find(known.alert().volunteer());
          if (known.alert().state() != AlertState.RELEASED || place == null) return Answer.NOT_NOW;
          if (spot == null || spot.point().metresTo(place) > THERE_METRES) return Answer.NOT_NOW;
          return set(known, AlertState.ARRIVED, "arrived_at", now);
        });
  }

  Answer report(Scope scope, String device, String alert, Report report) {
    return move(
        scope,
        device,
        alert,
        "REPORT",
        (known, now) -> {
          var was = known.alert().arrivedAt() != null || known.alert().state().seesPlace();
          if (!was || known.alert().reportedAt() != null) return Answer.NOT_NOW;
          alerts.set(
              known.alert().id(),
              Map.of(
                  "state",
                  AlertState.REPORTED.name(),
                  "reported_at",
                  now,
                  "report",
                  report.name()));
          return Answer.DONE;
        });
  }

  private Answer set(Known known, AlertState state, String time, Instant now) {
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("state", state.name());
    columns.put(time, now);
    alerts.set(known.alert().id(), columns);
    return Answer.DONE;
  }

  private Answer move(
      Scope scope,
      String device,
      String handle,
      String what,
      BiFunction<Known, Instant, Answer> act) {
    return act(
        scope,
        device,
        what,
        (volunteer, now) -> {
          if (!volunteer.mayServeOn(today()) && !what.equals("REPORT")) return Answer.MAY_NOT_SERVE;
          var alert = alerts.lock(handle).filter(one -> one.volunteer() == volunteer.id());
          if (alert.isEmpty()) return Answer.NOT_NOW;
          var call = alerts.find(alert.get().call()).orElseThrow();
          var answer = act.apply(new Known(alert.get(), call, call.place()), now);
          judge(volunteer, now);
          return answer;
        });
  }

  /// What her past says, after each act.
  private void judge(Volunteer volunteer, Instant now) {
    var past = alerts.past(volunteer.id(), now.minus(REMEMBERED));
    var odd = volunteers.oddities(volunteer.id(), now.minus(REMEMBERED));
    PatternBook.of(past, odd, now)
        .ifPresent(pattern -> register.suspend(volunteer, pattern.name()));
  }

  /// @param device null: whichever telephone
  /// @param what null: not worth a line in the trail
  private Answer act(
      Scope scope,
      @Nullable String device,
      @Nullable String what,
      BiFunction<Volunteer, Instant, Answer> act) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_VOLUNTEER));
    return program(() -> {
      var volunteer = volunteers.ofPerson(scope.person().id());
      if (volunteer.isEmpty()) return Answer.MAY_NOT_SERVE;
      if (device != null && !device.equals(volunteer.get().device())) return Answer.OTHER_PHONE;
      var answer = act.apply(volunteer.get(), around.clock().instant());
      if (what != null) record(scope, volunteer.get(), what, answer);
      return answer;
    });
  }

  private void record(Scope scope, Volunteer volunteer, String what, Answer answer) {
    var act =
        answer == Answer.DONE
            ? TrailAct.allowed(what, "VOLUNTEER", volunteer.handle())
            : TrailAct.denied(what, "VOLUNTEER", volunteer.handle(), answer.name());
    around.trail().record(scope, act);
  }

  private java.time.LocalDate today() {
    return India.dateOf(around.clock().instant());
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(around.transactions().execute(status -> work.get())));
  }
}
