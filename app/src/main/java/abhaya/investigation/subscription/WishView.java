package abhaya.investigation.subscription;

import java.util.List;

/// A person's wishes, ready to print.
public record WishView(List<Line> lines) {
  public WishView {
    lines = List.copyOf(lines);
  }

  /// @param crossed the figure is beyond its limit now
  public record Line(
      String handle, String what, String href, String state, boolean crossed, String told) {}
}
