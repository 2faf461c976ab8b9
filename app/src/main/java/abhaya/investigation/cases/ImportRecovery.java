package abhaya.investigation.cases;

import abhaya.base.feed.BatchStore;
import abhaya.base.platform.DatabaseContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// After a start: says of imports that were cut off that they were. Their whole chunks stand;
/// sending the file again goes on.
@Component
class ImportRecovery implements SmartInitializingSingleton {
  private final BatchStore batches;

  ImportRecovery(BatchStore batches) {
    this.batches = batches;
  }

  @Override
  public void afterSingletonsInstantiated() {
    DatabaseContext.SYSTEM.run(batches::markStopped);
  }
}
