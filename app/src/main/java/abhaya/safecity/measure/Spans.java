package abhaya.safecity.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A set of moments, kept as separate spans in order of time: what overlaps counts once.
public record Spans(List<Span> list) {
  private static final Spans NONE = new Spans(List.of());

  public Spans {
    list = joined(list);
  }

  public static Spans none() {
    return NONE;
  }

  public static Spans of(Span... spans) {
    return new Spans(List.of(spans));
  }

  public static Spans of(Collection<Span> spans) {
    return new Spans(List.copyOf(spans));
  }

  public Spans or(Spans other) {
    var both = new ArrayList<>(list);
    both.addAll(other.list);
    return new Spans(both);
  }

  public Spans and(Spans other) {
    var shared = new ArrayList<Span>();
    var i = 0;
    var j = 0;
    while (i < list.size() && j < other.list.size()) {
      var a = list.get(i);
      var b = other.list.get(j);
      var from = later(a.from(), b.from());
      var to = earlier(a.to(), b.to());
      if (from.isBefore(to)) shared.add(new Span(from, to));
      if (a.to().isBefore(b.to())) i++;
      else j++;
    }
    return new Spans(shared);
  }

  public Spans minus(Spans other) {
    var rest = new ArrayList<Span>();
    var j = 0;
    for (var span : list) {
      var from = span.from();
      while (j < other.list.size() && !other.list.get(j).to().isAfter(from)) j++;
      var k = j;
      while (k < other.list.size() && other.list.get(k).from().isBefore(span.to())) {
        var hole = other.list.get(k++);
        if (from.isBefore(hole.from())) rest.add(new Span(from, hole.from()));
        from = later(from, hole.to());
      }
      if (from.isBefore(span.to())) rest.add(new Span(from, span.to()));
    }
    return new Spans(rest);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public Duration total() {
    return list.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  private static List<Span> joined(List<Span> spans) {
    var sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(Span::from));
    var joined = new ArrayList<Span>(sorted.size());
    for (var span : sorted) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || last.to().isBefore(span.from())) joined.add(span);
      else if (last.to().isBefore(span.to()))
        joined.set(joined.size() - 1, new Span(last.from(), span.to()));
    }
    return List.copyOf(joined);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
