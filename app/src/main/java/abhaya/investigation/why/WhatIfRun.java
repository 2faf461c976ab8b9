package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.outlook.WhatIf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulation that was asked for.
///
/// @param parts of the unit to which it was confined; empty: the whole unit
/// @param officers and `benches` more than there are today
/// @param done of `runs`
/// @param effect null until all are done
record WhatIfRun(
    String handle,
    UnitId unit,
    List<UnitId> parts,
    long seed,
    int officers,
    int benches,
    int runs,
    WorldFit.Fitted fitted,
    State state,
    int done,
    WhatIf.@Nullable Effect effect,
    Instant askedAt) {

  WhatIfRun {
    parts = List.copyOf(parts);
  }

  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  boolean isUnderWay() {
    return state == State.WAITING || state == State.RUNNING;
  }
}
