package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.outlook.WhatIf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A simulation that was asked for.
///
/// @param officers and `benches` more than there are today
/// @param done of `runs`
/// @param effect null until all are done
record WhatIfRun(
    String handle,
    UnitId unit,
    long seed,
    int officers,
    int benches,
    int runs,
    WorldFit.Fitted fitted,
    State state,
    int done,
    WhatIf.@Nullable Effect effect,
    Instant askedAt) {

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
