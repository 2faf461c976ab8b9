package abhaya.investigation.demo;

/// Counts of another module that follow each record in daily work, and are made at once when the
/// demonstration's records are all there.
public interface DemoCounts {

  /// Called before the first record. A load that was cut off calls it again.
  void hold();

  /// Called after the last record, beside the other counts; when it returns, everything is counted.
  void count();
}
