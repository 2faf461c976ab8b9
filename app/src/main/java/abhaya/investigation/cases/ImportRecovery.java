package abhaya.investigation.cases;

import abhaya.base.feed.BatchStore;
import abhaya.base.feed.FirstLoad;
import abhaya.base.platform.DatabaseContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// After a start: says of imports that were cut off that they were, and builds keys that a first
/// load left unbuilt.
@Component
class ImportRecovery implements SmartInitializingSingleton {
  private final BatchStore batches;
  private final FirstLoad load;
  private final CaseStore cases;

  ImportRecovery(BatchStore batches, FirstLoad load, CaseStore cases) {
    this.batches = batches;
    this.load = load;
    this.cases = cases;
  }

  @Override
  public void afterSingletonsInstantiated() {
    DatabaseContext.SYSTEM.run(() -> {
      batches.markStopped();
      load.buildKeys();
      cases.buildKeys();
    });
  }
}
