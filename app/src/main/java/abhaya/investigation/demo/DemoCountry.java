package abhaya.investigation.demo;

import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoFeed.Habits;
import abhaya.investigation.demo.DemoFeed.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An invented country with its police units, officers and records; the same for the same seed.
public final class DemoCountry {
  private static final long RUN_FIRS_MAX = 400_000;

  private final long seed;
  private final DemoSize size;
  private final Instant until;
  private final List<DemoState> states;
  private final DemoTree tree;
  private final Habits habits;
  private final @Nullable Snapshot2020 snapshot;

  /// A state's feed: its name as the records' `source`, and the code of the state's unit.
  public record Feed(int lgd, String source, String unit) {}

  /// @param until the moment up to which the country has lived
  public DemoCountry(long seed, DemoSize size, Instant until) {
    this(seed, size, until, false);
  }

  private DemoCountry(long seed, DemoSize size, Instant until, boolean snapshot) {
    this.seed = seed;
    this.size = size;
    this.until = until;
    this.states = DemoState.all().stream().filter(state -> size.has(state.lgd())).toList();
    this.snapshot = snapshot ? new Snapshot2020(states) : null;
    this.tree = new TreeGrower(seed, size, India.dateOf(until)).grow(states);
    var plans =
        new ArrayList<@Nullable StationPlan>(Collections.nCopies(tree.units().size(), null));
    for (var state : states) {
      for (var station : tree.stations(state.lgd())) plans.set(station.unit(), station);
    }
    this.habits = new Habits(plans, new SectionTexts());
  }

  /// The country of the published picture of 24 Nov 2020.
  public static DemoCountry snapshot2020(long seed) {
    return new DemoCountry(seed, DemoSize.DEMO, Snapshot2020.UNTIL, true);
  }

  /// The day up to which it has lived, in India.
  public LocalDate until() {
    return India.dateOf(until);
  }

  long seed() {
    return seed;
  }

  /// Code of the police district of a state with the most cases; empty where the state has none.
  public Optional<String> busiestDistrict(int lgd, LocalDate day) {
    return DemoPosts.busiest(this, lgd, day).map(number -> tree().code(number, day));
  }

  public DemoTree tree() {
    return tree;
  }

  /// The units as the units import reads them.
  public String unitsCsv() {
    return tree.csv();
  }

  /// The feeds of the states, in order of LGD codes.
  public List<Feed> feeds() {
    return states.stream()
        .map(state -> new Feed(state.lgd(), state.source(), "IN." + state.label()))
        .toList();
  }

  /// The records of a state as NDJSON lines.
  public DemoFeed records(int lgd) {
    return records(lgd, false);
  }

  /// The records of a state as CSV rows under [#csvHead].
  public DemoFeed csv(int lgd) {
    return records(lgd, true);
  }

  /// The head line of the CSV rows.
  public static String csvHead() {
    return RowBytes.head();
  }

  /// Invented outlines of the units of a day.
  public DemoOutlines outlines(LocalDate day) {
    return new DemoOutlines(tree, states, day);
  }

  /// The officers of a station.
  public List<DemoOfficer> officers(int station) {
    var lgd = tree.unit(station).stateLgd();
    var office = new Office(seed, tree, lgd, India.dateOf(until), 0);
    var officers = new ArrayList<DemoOfficer>();
    for (var which = 0; which < office.officers(station); which++) {
      officers.add(office.officerOf(station, which));
    }
    return List.copyOf(officers);
  }

  /// FIRs that carry the clock over the whole time, flawed ones included.
  public long firs(int lgd) {
    var state = state(lgd);
    if (snapshot != null) return snapshot.share(lgd).total();
    if (size.firs() == 0) {
      return Math.round(state.volumes().ofYear() * size.days() / 365.25);
    }
    var weight = Math.pow(state.volumes().ofYear(), size.lgds().isEmpty() ? 1 : 0.35);
    var sum = 0.0;
    for (var each : states) {
      sum += Math.pow(each.volumes().ofYear(), size.lgds().isEmpty() ? 1 : 0.35);
    }
    return Math.round(size.firs() * weight / sum);
  }

  /// What must be counted of these records.
  public DemoLedger ledger() {
    var ledger = new DemoLedger(tree);
    for (var state : states) {
      var last = reach(state).lastEntry();
      for (var cases : runs(state)) cases.forEachRemaining(plan -> ledger.add(plan, last));
    }
    return ledger;
  }

  private DemoFeed records(int lgd, boolean csv) {
    var state = state(lgd);
    var reach = reach(state);
    var runs = new ArrayList<Run>();
    for (var cases : runs(state)) {
      var office = new Office(seed, tree, lgd, India.dateOf(until), runs.size() * 100_000);
      var sink = new RecordSink(state.source(), reach, csv);
      runs.add(new Run(cases, sink, office, habits, seed, feedNumber(lgd, runs.size())));
    }
    return new DemoFeed(runs);
  }

  /// The state's cases, cut so that no run holds too many at once.
  private List<Iterator<CasePlan>> runs(DemoState state) {
    var stations = new StationChoice(tree.stations(state.lgd()));
    if (snapshot != null) {
      return List.of(new SnapshotStream(seed, state, stations, snapshot.share(state.lgd())));
    }
    var firs = firs(state.lgd());
    var count = (int) Math.ceilDiv(Math.max(1, firs), RUN_FIRS_MAX);
    var runs = new ArrayList<Iterator<CasePlan>>();
    for (var run = 0; run < count; run++) {
      var share = firs * (run + 1) / count - firs * run / count;
      var span = new CountryStream.Span(share, size.days(), Reach.minute(until));
      runs.add(new CountryStream(seed, feedNumber(state.lgd(), run), state, stations, span));
    }
    return runs;
  }

  private Reach reach(DemoState state) {
    return snapshot == null ? Reach.of(state, until) : Reach.whole(until);
  }

  private static long feedNumber(int lgd, int run) {
    return lgd * 1_000_000_000L + run * 1_000_000L;
  }

  private DemoState state(int lgd) {
    return states.stream()
        .filter(state -> state.lgd() == lgd)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No state " + lgd + " in this country."));
  }
}
