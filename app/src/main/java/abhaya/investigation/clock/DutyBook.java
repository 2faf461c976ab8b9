package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All duties, and the clocks they set in a case.
public final class DutyBook {
  private final List<Duty> duties;
  private final SectionRegister register;

  public DutyBook(List<Duty> duties, SectionRegister register) {
    this.duties = List.copyOf(duties);
    this.register = register;
  }

  public List<Duty> duties() {
    return duties;
  }

  public SectionRegister register() {
    return register;
  }

  /// The last day of the two months.
  ///
  /// A month ends on the corresponding date, or on the last day of a shorter month (General Clauses
  /// Act 1897, section 3(35)); the first day is not counted (section 9).
  public static LocalDate twoMonths(LocalDate recordedOn) {
    return recordedOn.plusMonths(2);
  }

  /// The clocks of a case as they stood on a day, those that do not apply too, with the reason.
  ///
  /// @param dayEnded true for a past day: a limit that ends on it has then run out
  public List<DutyClock> clocks(CaseFacts facts, LocalDate asOf, boolean dayEnded) {
    return clocks(facts, new AsOf(asOf, dayEnded, null));
  }

  /// The clocks of a case at this moment; a limit in hours is judged to the minute.
  public List<DutyClock> clocksAt(CaseFacts facts, Instant now) {
    return clocks(facts, new AsOf(India.dateOf(now), false, now));
  }

  private List<DutyClock> clocks(CaseFacts facts, AsOf asOf) {
    var known = facts.withEvents(facts.events().stream().filter(asOf::knows).toList());
    var reading = register.clockReading(known.citations(), known.recordedOn());
    var test = new Applicability(known, register, reading);
    var clocks = new ArrayList<DutyClock>();
    for (var choice : rows(known, reading).values()) {
      for (var subject : subjects(choice, known)) {
        clocks.add(new ClockFace(choice, subject, known, test, asOf, register).clock());
      }
    }
    return clocks;
  }

  /// One row of each duty: the version in force, its own state's row before the general one.
  private Map<String, Duty> rows(CaseFacts facts, @Nullable ClockReading reading) {
    var chosen = new TreeMap<String, Duty>();
    for (var duty : duties) {
      var day = lawDay(duty, facts);
      if (!duty.procedures().contains(Regime.procedureOn(day)) || !duty.isInForceOn(day)) continue;
      if (duty.state() != null && !duty.state().equals(facts.state())) continue;
      if (duty.conditions().contains(Condition.CLOCK_SECTION)
          && duty.basis() != (reading == null ? Basis.STATUTORY : reading.basis())) {
        continue;
      }
      chosen.merge(duty.id(), duty, DutyBook::closer);
    }
    return chosen;
  }

  private static Duty closer(Duty one, Duty other) {
    if ((one.state() == null) != (other.state() == null)) return one.state() != null ? one : other;
    return one.version() >= other.version() ? one : other;
  }

  /// The day whose law governs: of recording, and for a court's step the day that sets it off.
  private static LocalDate lawDay(Duty duty, CaseFacts facts) {
    if (!duty.court()) return facts.recordedOn();
    for (var event : facts.events()) if (duty.triggers().contains(event.step())) return event.on();
    return facts.recordedOn();
  }

  private static List<@Nullable String> subjects(Duty duty, CaseFacts facts) {
    if (!duty.perSubject()) return one();
    var subjects = new LinkedHashSet<String>();
    var unnamed = false;
    for (var event : facts.events()) {
      if (!duty.triggers().contains(event.step())) continue;
      if (event.subject() == null) unnamed = true;
      else subjects.add(event.subject());
    }
    if (subjects.isEmpty() || unnamed) {
      var all = one();
      all.addAll(subjects);
      return all;
    }
    return new ArrayList<>(subjects);
  }

  private static List<@Nullable String> one() {
    var list = new ArrayList<@Nullable String>();
    list.add(null);
    return list;
  }

  /// Rows that claim the same duty for the same days: the data are wrong.
  public static List<String> overlaps(List<Duty> duties) {
    var faults = new ArrayList<String>();
    var byKey = new HashMap<String, List<Duty>>();
    for (var duty : duties) {
      for (var procedure : duty.procedures()) {
        var key = duty.id() + " " + procedure + " " + duty.basis() + " " + duty.state();
        var others = byKey.computeIfAbsent(key, k -> new ArrayList<>());
        for (var other : others) {
          if (overlap(duty, other))
            faults.add(key + " versions " + other.version() + ", " + duty.version());
        }
        others.add(duty);
      }
    }
    return faults;
  }

  private static boolean overlap(Duty one, Duty other) {
    return !before(one.inForceTo(), other.inForceFrom())
        && !before(other.inForceTo(), one.inForceFrom());
  }

  private static boolean before(@Nullable LocalDate end, @Nullable LocalDate start) {
    return end != null && start != null && end.isBefore(start);
  }
}
