package abhaya.base.web;

import java.util.List;

/// The way of a clock from its first day to its last, with what lies on it.
///
/// @param percent how much of the time is gone, 0 to 100
public record Way(String about, double percent, Tone tone, List<Stop> stops) {

  public Way {
    stops = List.copyOf(stops);
  }

  public enum Mark {
    DONE(""),
    WAITS("waits"),
    TODAY("today"),
    LAST("last");

    private final String style;

    Mark(String style) {
      this.style = style;
    }

    public String style() {
      return style;
    }
  }

  /// @param percent place on the way
  /// @param above the words stand over the line; for neighbours that are close
  public record Stop(double percent, String text, Mark mark, Tone tone, boolean above) {
    private static final int NEAR_START = 8;
    private static final int NEAR_END = 92;

    public String place() {
      var edge = percent < NEAR_START ? " from-start" : percent > NEAR_END ? " to-end" : "";
      return mark.style() + (above ? " above" : "") + edge;
    }
  }
}
