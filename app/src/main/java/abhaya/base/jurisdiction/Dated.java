package abhaya.base.jurisdiction;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Something that is true of a unit during a span.
sealed interface Dated<T extends Dated<T>> permits Placement, UnitName, RevenueSpan {

  Span valid();

  /// The same, during another span.
  T during(Span other);

  /// The time line with this piece laid over it: what it covers is replaced, equal neighbours join.
  static <T extends Dated<T>> List<T> lay(List<T> line, T piece) {
    var laid = cut(line, piece.valid());
    laid.add(piece);
    return joined(laid);
  }

  /// The time line without that span.
  static <T extends Dated<T>> List<T> cut(List<T> line, Span gone) {
    var kept = new ArrayList<T>();
    for (var one : line) {
      if (!one.valid().overlaps(gone)) {
        kept.add(one);
        continue;
      }
      if (one.valid().from().isBefore(gone.from())) {
        kept.add(one.during(new Span(one.valid().from(), gone.from())));
      }
      if (gone.to().isBefore(one.valid().to())) {
        kept.add(one.during(new Span(gone.to(), one.valid().to())));
      }
    }
    return kept;
  }

  /// The time line up to that day.
  static <T extends Dated<T>> List<T> until(List<T> line, LocalDate end) {
    return cut(line, new Span(end, Span.OPEN));
  }

  /// In order of days, equal neighbours joined.
  static <T extends Dated<T>> List<T> joined(List<T> line) {
    var sorted = new ArrayList<>(line);
    sorted.sort(comparing(one -> one.valid().from()));
    var joined = new ArrayList<T>();
    for (var one : sorted) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && last.valid().to().equals(one.valid().from())
          && last.during(one.valid()).equals(one)) {
        joined.removeLast();
        joined.add(one.during(new Span(last.valid().from(), one.valid().to())));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }
}
