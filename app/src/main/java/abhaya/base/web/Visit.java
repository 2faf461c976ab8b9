package abhaya.base.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request for a page: who reads, in which language, on which paper, from where.
///
/// A page method takes one as an argument.
///
/// @param address path and query of this page without language and theme
/// @param reader null before sign-in
/// @param nav entries of the bar that this reader may use
/// @param installation what is the same for every visit
public record Visit(
    Words words,
    Theme theme,
    String address,
    @Nullable SignedIn reader,
    @Nullable Csrf csrf,
    List<NavItem> nav,
    Instant at,
    Installation installation) {

  public Visit {
    nav = List.copyOf(nav);
  }

  /// Who reads, as the bar and the foot of a printed page say it.
  public record SignedIn(String name, String role, String unit) {}

  /// What every form sends back to prove that it is ours.
  public record Csrf(String parameter, String token) {}

  /// @param demo name of the demonstration, or `none`
  public record Installation(Assets assets, String demo, String version) {

    public boolean isDemo() {
      return !demo.equals("none");
    }
  }

  /// This page with one thing set in its address: `with("lang", "hi")`.
  public String with(String name, String value) {
    return Address.of(address).with(name, value).toString();
  }
}
