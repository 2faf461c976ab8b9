package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts as bars that start at zero, such as overdue cases by age.
///
/// @param caption what is counted, for readers who hear the page
/// @param empty sentence in place of the bars when there are none
public record BarList(String caption, List<Bar> bars, String empty) {

  public BarList {
    bars = List.copyOf(bars);
  }

  /// @param percent length, 100 for the longest
  public record Bar(
      String label, String count, String share, double percent, Tone tone, @Nullable String href) {}

  public boolean isEmpty() {
    return bars.isEmpty();
  }
}
