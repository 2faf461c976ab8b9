package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.bench.Installation;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The fleet as the desk's text endpoint makes it for one console.
public final class FleetText {
  private final ConsoleLivePage page;
  private final Scope scope;

  public FleetText(Installation installation, Scope scope) {
    this.page = installation.bean(ConsoleLivePage.class);
    this.scope = scope;
  }

  /// @param tick 0 for all units
  public byte[] since(long tick) {
    var answer = page.fleet(scope, tick, "");
    return Objects.requireNonNull(answer.getBody()).getBytes(StandardCharsets.UTF_8);
  }
}
