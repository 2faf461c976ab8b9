package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.OutsiderRegister;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.citizen.Contact;
import abhaya.response.volunteer.VolunteerAnswer.Why;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Volunteers of a station: proved in person by one, agreed to by two others, for twelve months.
@Service
public class VolunteerRegister {
  private static final String KIND = "VOLUNTEER";
  private static final int APPROVALS = 2;
  private static final int PROOF_DAYS_MAX = 90;

  private final VolunteerStore store;
  private final OutsiderRegister outsiders;
  private final Contact contacts;
  private final Halt halt;
  private final TrailRegister trail;
  private final Clock clock;

  VolunteerRegister(
      VolunteerStore store,
      OutsiderRegister outsiders,
      Contact contacts,
      Halt halt,
      TrailRegister trail,
      Clock clock) {
    this.store = store;
    this.outsiders = outsiders;
    this.contacts = contacts;
    this.halt = halt;
    this.trail = trail;
    this.clock = clock;
  }

  /// The paper that was seen. Its number is not written down.
  public enum Paper {
    AADHAAR,
    PASSPORT,
    VOTER_CARD,
    LICENCE
  }

  /// What a station says of somebody who stood before it.
  ///
  /// @param number of the telephone; kept as a keyed hash only
  public record Asked(
      UnitId station,
      String displayName,
      String number,
      boolean woman,
      Paper paper,
      LocalDate provedOn,
      LocalDate checkedOn,
      LocalDate trainedOn) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  record Proof(
      UnitId station,
      String displayName,
      String numberMark,
      boolean woman,
      Paper paper,
      LocalDate provedOn,
      LocalDate checkedOn,
      LocalDate trainedOn) {}

  @Transactional
  public VolunteerAnswer register(Scope scope, Asked asked) {
    NotVisible.unless(scope.decideOn(Operation.REGISTER_VOLUNTEERS, asked.station()));
    var name = asked.displayName().strip();
    if (name.isEmpty() || name.length() > 120 || name.chars().anyMatch(Character::isISOControl)) {
      return refused(Why.NAME_FORM);
    }
    if (!areDatesGood(asked)) return refused(Why.DATES);
    var mark = contacts.mark(asked.number());
    if (mark.isEmpty()) return refused(Why.NUMBER_UNREADABLE);
    var proof =
        new Proof(
            asked.station(),
            name,
            mark.get(),
            asked.woman(),
            asked.paper(),
            asked.provedOn(),
            asked.checkedOn(),
            asked.trainedOn());
    var handle = Handle.next();
    var id = store.insert(handle, proof, scope.person().id(), clock.instant());
    if (id.isEmpty()) return refused(Why.NUMBER_TAKEN);
    trail.record(scope, TrailAct.allowed("REGISTER", KIND, handle));
    return new VolunteerAnswer.Done(handle);
  }

  private boolean areDatesGood(Asked asked) {
    var today = India.dateOf(clock.instant());
    var oldest = today.minusDays(PROOF_DAYS_MAX);
    for (var day : new LocalDate[] {asked.provedOn(), asked.checkedOn(), asked.trainedOn()}) {
      if (day.isAfter(today) || day.isBefore(oldest)) return false;
    }
    return true;
  }

  /// One of two. The second makes her a volunteer, from today and for twelve months.
  @Transactional
  public VolunteerAnswer approve(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.APPROVE_VOLUNTEERS));
    var volunteer = lock(handle);
    NotVisible.unless(scope.decideOn(Operation.APPROVE_VOLUNTEERS, volunteer.station()));
    if (volunteer.state() != VolunteerState.REGISTERED) return refused(scope, handle, Why.STATE);
    var by = scope.person().id();
    var own = volunteer.person() != null && volunteer.person() == by;
    if (by == volunteer.requestedBy() || own) return refused(scope, handle, Why.SAME_PERSON);
    if (!store.insertApproval(volunteer, by, clock.instant())) {
      return refused(scope, handle, Why.SAME_PERSON);
    }
    trail.record(scope, TrailAct.allowed("APPROVE", KIND, handle));
    if (volunteer.approvals() + 1 >= APPROVALS) verify(volunteer);
    return new VolunteerAnswer.Done(handle);
  }

  private void verify(Volunteer volunteer) {
    var today = India.dateOf(clock.instant());
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("state", VolunteerState.VERIFIED.name());
    columns.put("term_from", today);
    columns.put("term_to", today.plusMonths(12).minusDays(1));
    columns.put("suspended_at", null);
    columns.put("suspended_why", null);
    store.set(volunteer.id(), columns);
  }

  /// Makes the account, while she stands there. Her rights end with the term.
  @Transactional
  public VolunteerAnswer handOver(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var volunteer = lock(handle);
    var today = India.dateOf(clock.instant());
    var termTo = volunteer.termTo();
    if (!volunteer.mayServeOn(today) || termTo == null || volunteer.person() != null) {
      return refused(scope, handle, Why.STATE);
    }
    var entered =
        outsiders.enter(scope, volunteer.displayName(), volunteer.station(), today, termTo);
    store.set(volunteer.id(), java.util.Map.of("person_id", entered.personId()));
    trail.record(scope, TrailAct.allowed("HAND_OVER", KIND, handle));
    return new VolunteerAnswer.Link(handle, entered.link());
  }

  /// Lost or new: the next telephone that signs in is hers.
  @Transactional
  public VolunteerAnswer releaseDevice(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var volunteer = lock(handle);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("device_hash", null);
    columns.put("device_at", null);
    columns.put("on_duty", false);
    store.set(volunteer.id(), columns);
    halt.of(volunteer);
    trail.record(scope, TrailAct.allowed("RELEASE_DEVICE", KIND, handle));
    return new VolunteerAnswer.Done(handle);
  }

  /// A complaint that reached the station. Suspends at once, whatever comes of it.
  @Transactional
  public VolunteerAnswer complain(Scope scope, String handle, String reason) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var volunteer = lock(handle);
    store.insertComplaint(volunteer.id(), null, reason, scope.person().handle(), clock.instant());
    suspend(volunteer, "COMPLAINT");
    trail.record(scope, TrailAct.allowed("COMPLAIN", KIND, handle).because(reason));
    return new VolunteerAnswer.Done(handle);
  }

  /// Off duty, off the map, out of every call. Within the caller's transaction.
  void suspend(Volunteer volunteer, String why) {
    halt.of(volunteer);
    if (volunteer.state() == VolunteerState.REMOVED) return;
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("state", VolunteerState.SUSPENDED.name());
    columns.put("on_duty", false);
    columns.put("suspended_at", clock.instant());
    columns.put("suspended_why", why);
    store.set(volunteer.id(), columns);
  }

  /// After a suspension, and before a term's end: proved anew, and two must agree anew.
  @Transactional
  public VolunteerAnswer proveAgain(Scope scope, String handle, LocalDate provedOn) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var volunteer = lock(handle);
    var today = India.dateOf(clock.instant());
    if (volunteer.state() == VolunteerState.REMOVED) return refused(scope, handle, Why.STATE);
    if (provedOn.isAfter(today) || provedOn.isBefore(today.minusDays(PROOF_DAYS_MAX))) {
      return refused(Why.DATES);
    }
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("state", VolunteerState.REGISTERED.name());
    columns.put("round", volunteer.round() + 1);
    columns.put("proved_on", provedOn);
    columns.put("requested_by", scope.person().id());
    columns.put("on_duty", false);
    store.set(volunteer.id(), columns);
    halt.of(volunteer);
    trail.record(scope, TrailAct.allowed("PROVE_AGAIN", KIND, handle));
    return new VolunteerAnswer.Done(handle);
  }

  private Volunteer lock(String handle) {
    return store.lock(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private static VolunteerAnswer refused(Why why) {
    return new VolunteerAnswer.Refused(why);
  }

  private VolunteerAnswer refused(Scope scope, String handle, Why why) {
    trail.record(scope, TrailAct.denied("APPROVE", KIND, handle, why.name()));
    return refused(why);
  }
}
