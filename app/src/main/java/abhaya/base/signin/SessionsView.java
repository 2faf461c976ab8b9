package abhaya.base.signin;

import java.util.List;

/// A person's own open sessions.
public record SessionsView(List<Line> lines) {

  public SessionsView {
    lines = List.copyOf(lines);
  }

  public record Line(
      String handle, String since, String lastSeen, String browser, boolean isThisOne) {}
}
