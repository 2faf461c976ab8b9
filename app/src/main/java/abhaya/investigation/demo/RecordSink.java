package abhaya.investigation.demo;

import java.util.PriorityQueue;

/// Collects the records of the cases under way and gives them out in the order of their entry.
final class RecordSink {
  private final byte[] source;
  private final String sourceName;
  private final Reach reach;
  private final RowBytes row;
  private final PriorityQueue<DemoRecord> waiting = new PriorityQueue<>(1_024);
  private long added;

  RecordSink(String source, Reach reach, boolean csv) {
    this.sourceName = source;
    this.source = RowBytes.ascii(source);
    this.reach = reach;
    this.row = new RowBytes(csv);
  }

  String source() {
    return sourceName;
  }

  /// Whether a record entered then was sent.
  boolean reaches(long enteredAt) {
    return enteredAt <= reach.lastEntry();
  }

  /// Begins a record with the fields that all have.
  RowBytes row(String type, String key) {
    return row.begin()
        .word(Column.TYPE, type)
        .word(Column.SOURCE, source)
        .word(Column.KEY, key)
        .number(Column.VERSION, 1);
  }

  void add(long enteredAt, byte[] line) {
    if (!reaches(enteredAt)) return;
    waiting.add(new DemoRecord(enteredAt, reach.arrivedAt(enteredAt), added++, line));
  }

  /// Whether a record stands ready that was entered before the minute.
  boolean hasBefore(long minute) {
    var first = waiting.peek();
    return first != null && first.enteredMinute() < minute;
  }

  DemoRecord take() {
    return waiting.remove();
  }
}
