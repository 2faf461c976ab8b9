package abhaya.investigation.cases;

import abhaya.base.feed.Batch;

/// How far an import has come, for those who watch it.
public final class ImportProgress {
  private volatile Batch.Counts counts = Batch.Counts.NONE;

  /// What became of the rows so far.
  public Batch.Counts counts() {
    return counts;
  }

  void set(Batch.Counts now) {
    counts = now;
  }
}
