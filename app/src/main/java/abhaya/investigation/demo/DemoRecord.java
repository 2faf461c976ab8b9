package abhaya.investigation.demo;

import java.time.Instant;

/// One line of a feed.
public final class DemoRecord implements Comparable<DemoRecord> {
  private final long enteredMinute;
  private final long arrivedMinute;
  private final long number;
  private final byte[] line;

  DemoRecord(long enteredMinute, long arrivedMinute, long number, byte[] line) {
    this.enteredMinute = enteredMinute;
    this.arrivedMinute = arrivedMinute;
    this.number = number;
    this.line = line;
  }

  /// The bytes without a line end. They are not copied: whoever changes them harms himself.
  public byte[] line() {
    return line;
  }

  /// When the state entered it.
  public Instant enteredAt() {
    return Reach.instant(enteredMinute);
  }

  /// When it reached the centre.
  public Instant arrivedAt() {
    return Reach.instant(arrivedMinute);
  }

  long enteredMinute() {
    return enteredMinute;
  }

  /// By entry, then as they were made.
  @Override
  public int compareTo(DemoRecord other) {
    var byEntry = Long.compare(enteredMinute, other.enteredMinute);
    return byEntry != 0 ? byEntry : Long.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DemoRecord that
        && enteredMinute == that.enteredMinute
        && number == that.number;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(enteredMinute * 31 + number);
  }
}
