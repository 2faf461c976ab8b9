package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.platform.India;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The figures of a unit as they stand now, for the program's own watch over them. No reader is
/// answered from here: whoever is told that a limit was crossed looks with her own rights.
@Component
public class UnitFigures {
  private final Counting counting;
  private final FactMemory memory;
  private final Clock clock;

  UnitFigures(Counting counting, FactMemory memory, Clock clock) {
    this.counting = counting;
    this.memory = memory;
    this.clock = clock;
  }

  /// Since the beginning of the national count, all cases.
  public Figures of(Unit unit) {
    var today = India.dateOf(clock.instant());
    var ask = new Ask(unit, AsOf.of(null, today), Window.cumulative(today), CaseFilter.NONE);
    return memory.picture(ask, Set.of()).orElseGet(() -> counting.picture(ask, Set.of())).total();
  }
}
