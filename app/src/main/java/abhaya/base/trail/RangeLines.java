package abhaya.base.trail;

import abhaya.verifier.ExportLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The lines of a range in order, holding one page at a time.
final class RangeLines implements Iterator<String> {
  /// Reads the entries from an index on, with the checkpoints among them, not beyond the end of
  /// the range.
  @FunctionalInterface
  interface Pages {
    ExportStore.Page page(long next, long until);
  }

  private final ExportLine.End end;
  private final Pages pages;
  private final Deque<ExportLine> ready = new ArrayDeque<>();
  private long next;
  private boolean ended;

  RangeLines(ExportLine.Header header, ExportLine.End end, Pages pages) {
    this.end = end;
    this.pages = pages;
    this.next = header.from();
    ready.add(header);
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && !ended) fill();
    return !ready.isEmpty();
  }

  @Override
  public String next() {
    if (!hasNext()) throw new NoSuchElementException();
    return ready.removeFirst().text();
  }

  /// A page may be empty where entries were taken out: the check must still see the next one.
  private void fill() {
    while (ready.isEmpty() && next < end.to()) {
      var page = pages.page(next, end.to());
      next = page.next();
      ready.addAll(page.lines());
    }
    if (next < end.to() || !ready.isEmpty()) return;
    ready.add(end);
    ended = true;
  }
}
