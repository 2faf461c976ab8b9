package abhaya.safecity.project;

import abhaya.base.jurisdiction.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// One piece of work of a city: so many things of one kind, by one agency.
///
/// @param weight in the city's progress
/// @param evidence by month, oldest first
public record WorkPackage(
    String handle,
    Place place,
    Agency agency,
    BigDecimal weight,
    StageHistory stages,
    PlanHistory plans,
    List<Milestone> milestones,
    List<Evidence> evidence,
    List<Obstacle> obstacles) {

  /// Where in the programme it stands.
  public record Place(
      String city, UnitId unit, ComponentKind component, ComponentKind.Unit countedIn) {}

  /// Who does it.
  public record Agency(String nameEn, String nameHi) {

    public String name(String language) {
      return language.equals("hi") ? nameHi : nameEn;
    }
  }

  /// A day on which something is to be done, with its plans; the first is the baseline.
  public record Milestone(String kind, PlanHistory plans, Optional<LocalDate> doneOn) {

    /// Days behind the first baseline: of what is done by the day it was done, else by the later of
    /// plan and today.
    public long slipDays(LocalDate today) {
      return plans.slipDays(doneOn.orElseGet(() -> forecast(today)));
    }

    public LocalDate forecast(LocalDate today) {
      var due = plans.current().dueOn();
      return due.isBefore(today) ? today : due;
    }
  }

  /// What the things themselves showed at the end of a month.
  ///
  /// @param installed of which somebody says that they are there
  /// @param proven accepted, located and photographed
  public record Evidence(YearMonth month, long installed, long proven, Missing missing) {}

  /// How many things lack what; one may lack several.
  public record Missing(long acceptance, long position, long photo) {}

  /// What stands in the way, and since when.
  public record Obstacle(
      Bottleneck code, LocalDate sinceOn, Optional<LocalDate> clearedOn, String remark) {

    public boolean isOpenOn(LocalDate day) {
      return !sinceOn.isAfter(day) && clearedOn.filter(cleared -> !cleared.isAfter(day)).isEmpty();
    }
  }

  public WorkPackage {
    milestones = List.copyOf(milestones);
    evidence = List.copyOf(evidence);
    obstacles = List.copyOf(obstacles);
  }

  WorkPackage with(StageHistory steps) {
    return new WorkPackage(
        handle, place, agency, weight, steps, plans, milestones, evidence, obstacles);
  }

  WorkPackage with(PlanHistory replanned) {
    return new WorkPackage(
        handle, place, agency, weight, stages, replanned, milestones, evidence, obstacles);
  }

  WorkPackage with(List<Milestone> dated) {
    return new WorkPackage(
        handle, place, agency, weight, stages, plans, dated, evidence, obstacles);
  }

  WorkPackage inTheWay(List<Obstacle> now) {
    return new WorkPackage(handle, place, agency, weight, stages, plans, milestones, evidence, now);
  }

  public long target() {
    return plans.current().target();
  }

  /// The last month's evidence not after this one.
  public Optional<Evidence> evidenceAt(YearMonth month) {
    return evidence.stream().filter(one -> !one.month().isAfter(month)).reduce((_, later) -> later);
  }

  public long provenAt(YearMonth month) {
    return evidenceAt(month).map(Evidence::proven).orElse(0L);
  }

  public List<Obstacle> openOn(LocalDate day) {
    return obstacles.stream().filter(obstacle -> obstacle.isOpenOn(day)).toList();
  }
}
