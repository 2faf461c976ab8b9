package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole and its parts on one bar, each part with its word and its count.
///
/// @param about what the bar shows, for readers who hear the page
public record StateBar(String about, @Nullable Part whole, List<Part> parts) {

  public StateBar {
    parts = List.copyOf(parts);
  }

  /// @param count as printed
  /// @param share as printed, or empty
  /// @param percent width on the bar, 0 to 100
  public record Part(
      String label, String count, String share, double percent, Tone tone, @Nullable String href) {

    /// A part of the whole.
    public static Part of(Words words, String label, long count, long whole, Tone tone) {
      var percent = whole == 0 ? 0 : 100.0 * count / whole;
      return new Part(label, words.number(count), words.share(count, whole), percent, tone, null);
    }
  }
}
