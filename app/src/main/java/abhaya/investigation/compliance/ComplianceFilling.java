package abhaya.investigation.compliance;

import abhaya.base.platform.EventReaders;
import abhaya.investigation.demo.DemoCounts;
import org.springframework.stereotype.Component;

/// Facts and tallies of the demonstration, made once when all its records are there.
@Component
class ComplianceFilling implements DemoCounts {
  private final ComplianceFacts facts;
  private final EventReaders readers;

  ComplianceFilling(ComplianceFacts facts, EventReaders readers) {
    this.facts = facts;
    this.readers = readers;
  }

  @Override
  public void hold() {
    readers.hold(ComplianceFacts.READER);
  }

  @Override
  public void count() {
    facts.rebuild();
    readers.release(ComplianceFacts.READER);
  }
}
