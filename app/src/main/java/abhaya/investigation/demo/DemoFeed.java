package abhaya.investigation.demo;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The records of one state in the order of their entry, a FIR before what follows it.
///
/// Holds no more than the records of cases under way; a large feed is cut into runs, each in that
/// order, so that this stays small.
public final class DemoFeed implements Iterator<DemoRecord> {
  private final List<Run> runs;
  private int at;

  DemoFeed(List<Run> runs) {
    this.runs = List.copyOf(runs);
  }

  @Override
  public boolean hasNext() {
    while (at < runs.size() && !runs.get(at).advance()) at++;
    return at < runs.size();
  }

  @Override
  public DemoRecord next() {
    if (!hasNext()) throw new NoSuchElementException();
    return runs.get(at).sink.take();
  }

  /// Cases turned into records, one after the other.
  static final class Run {
    private final Iterator<CasePlan> cases;
    private final RecordSink sink;
    private final FirRecords firs;
    private final CaseSteps.Writing writing;
    private final Habits habits;
    private final long seed;
    private final long number;
    private long recordedUpTo;

    /// @param number of the run: its own dice
    Run(
        Iterator<CasePlan> cases,
        RecordSink sink,
        Office office,
        Habits habits,
        long seed,
        long number) {
      this.cases = cases;
      this.sink = sink;
      this.firs = new FirRecords(office, habits.texts(), sink);
      this.writing = new CaseSteps.Writing(office, sink);
      this.habits = habits;
      this.seed = seed;
      this.number = number;
    }

    /// Writes cases until a record stands ready that none of the later cases can precede.
    boolean advance() {
      while (!sink.hasBefore(recordedUpTo)) {
        if (!cases.hasNext()) return sink.hasBefore(CasePlan.NEVER);
        write(cases.next());
      }
      return true;
    }

    private void write(CasePlan plan) {
      recordedUpTo = plan.recordedAt();
      if (!sink.reaches(plan.enteredAt())) return;
      var dice = Dice.of(seed, 41 + number, plan.serial());
      var opened = firs.write(plan, dice);
      new CaseSteps(writing, plan, opened, habits.of(plan.station()), dice).write();
    }
  }

  /// What the records need to know of all stations.
  static final class Habits {
    private final List<@Nullable StationPlan> plans;
    private final SectionTexts texts;

    /// @param plans by number of unit; null for what is not a station
    Habits(List<@Nullable StationPlan> plans, SectionTexts texts) {
      this.plans = plans;
      this.texts = texts;
    }

    SectionTexts texts() {
      return texts;
    }

    StationPlan of(int station) {
      return Objects.requireNonNull(plans.get(station));
    }
  }
}
