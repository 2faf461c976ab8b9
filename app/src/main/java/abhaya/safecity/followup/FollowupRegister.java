package abhaya.safecity.followup;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.ReportPeriod;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes matters, their corrections and the steps on their way. The only way any comes to be.
@Component
public class FollowupRegister {
  private static final int POOL_MAX = 20_000;
  private static final int MANY_MAX = 500;

  private final FollowupQueries queries;
  private final FollowupStore store;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  FollowupRegister(
      FollowupQueries queries,
      FollowupStore store,
      TrailRegister trail,
      Events events,
      Clock clock) {
    this.queries = queries;
    this.store = store;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// What came of it.
  public sealed interface Outcome {}

  /// @param handle of the matter or the draw
  public record Taken(String handle) implements Outcome {}

  /// @param code names one sentence in the message files
  public record NotTaken(String code) implements Outcome {}

  /// A matter is new, was corrected or went a step on.
  public record MatterMoved(String city, String matter, String step) {}

  /// Whether somebody may enter matters of a place.
  static boolean mayEnter(Scope scope, UnitId unit) {
    return scope.mayOn(Operation.ENTER_WORKS, unit) || mayClose(scope, unit);
  }

  /// Whether somebody may close them.
  static boolean mayClose(Scope scope, UnitId unit) {
    return scope.mayOn(Operation.VERIFY_WORKS, unit)
        || scope.mayOn(Operation.APPROVE_WORKS, unit)
        || scope.mayOn(Operation.ACCEPT_WORKS, unit);
  }

  /// Enters a matter, or with a root a correction of one.
  @Transactional
  public Outcome enter(
      Scope scope,
      CityProject city,
      MatterKind kind,
      MatterForm.Ready typed,
      @Nullable String root) {
    if (!mayEnter(scope, city.unit())) throw new NotVisible(Reason.NO_UNIT);
    var now = clock.instant();
    var today = India.dateOf(now);
    if (typed.facts().on().isAfter(today)) return new NotTaken("IN_THE_FUTURE");
    var period = new ReportPeriod(YearMonth.from(typed.facts().on()));
    if (period.stateOn(today) == ReportPeriod.State.FROZEN && typed.reason().isBlank())
      return new NotTaken("FROZEN_NEEDS_A_REASON");
    var version = 1;
    if (root != null) {
      store.lock(root);
      var before = course(scope, root, city.code());
      if (before.kind() != kind) return new NotTaken("OTHER_KIND");
      if (typed.reason().isBlank()) return new NotTaken("CORRECTION_NEEDS_A_REASON");
      version = before.versions().size() + 1;
    }
    var matter =
        new Matter(
            "",
            root == null ? "" : root,
            version,
            new Matter.Home(city.code(), city.unit(), kind, typed.parent()),
            typed.text(),
            typed.facts(),
            new Matter.Origin(typed.reason(), scope.person().id(), now));
    var handle = store.insert(matter);
    return told(scope, city.code(), root == null ? handle : root, root == null ? "ENTER" : "MEND");
  }

  /// Takes a step on the way of a matter.
  ///
  /// @param city in which it is taken: of a good practice the city that took it over
  @Transactional
  public Outcome step(
      Scope scope, CityProject city, String root, MatterNote.Step step, MatterNote.Said said) {
    var closes = step == MatterNote.Step.CLOSE || step == MatterNote.Step.REOPEN;
    var may = closes ? mayClose(scope, city.unit()) : mayEnter(scope, city.unit());
    if (!may) throw new NotVisible(Reason.NO_UNIT);
    store.lock(root);
    var course = course(scope, root, step == MatterNote.Step.ADOPT ? null : city.code());
    var note =
        new MatterNote(
            step,
            city.code(),
            said,
            scope.person().id(),
            Optional.of(scope.role()),
            clock.instant());
    var problem = course.problemOf(note);
    if (problem.isPresent()) return new NotTaken(problem.get().name());
    store.insert(root, course.notes().size() + 1, note, city.unit().value());
    return told(scope, city.code(), root, step.name());
  }

  /// Draws what is inspected in this month.
  @Transactional
  public Outcome draw(
      Scope scope, CityProject city, MatterDraw.Seed seed, List<String> names, int many) {
    if (!mayClose(scope, city.unit())) throw new NotVisible(Reason.NO_UNIT);
    var pool =
        names.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
    if (pool.isEmpty() || pool.size() > POOL_MAX) return new NotTaken("NO_LIST");
    if (pool.stream().anyMatch(name -> name.length() > 120)) return new NotTaken("NAME_TOO_LONG");
    if (many < 1 || many > Math.min(MANY_MAX, pool.size())) return new NotTaken("TOO_MANY");
    if (seed.text().length() < 4 || seed.text().length() > 200) return new NotTaken("SEED_LENGTH");
    if (seed.source().length() < 3 || seed.source().length() > 300)
      return new NotTaken("SEED_WITHOUT_SOURCE");
    var now = clock.instant();
    var month = YearMonth.from(India.dateOf(now));
    var draw = new MatterDraw("", city.code(), city.unit(), month, seed, pool, many, now);
    var handle = store.insert(draw, scope.person().id());
    if (handle.isEmpty()) return new NotTaken("ALREADY_DRAWN");
    trail.record(
        scope,
        TrailAct.allowed("DRAW", "INSPECTION_DRAW", handle.get())
            .with("city", city.code())
            .with("pool", pool.size())
            .with("many", many)
            .with("poolHash", draw.poolHash()));
    events.tell(new MatterMoved(city.code(), handle.get(), "DRAW"));
    return new Taken(handle.get());
  }

  private Outcome told(Scope scope, String city, String root, String step) {
    trail.record(scope, TrailAct.allowed(step, "MATTER", root).with("city", city));
    events.tell(new MatterMoved(city, root, step));
    return new Taken(root);
  }

  private MatterCourse course(Scope scope, String root, @Nullable String city) {
    return queries
        .find(scope, root)
        .filter(course -> city == null || course.now().home().city().equals(city))
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
