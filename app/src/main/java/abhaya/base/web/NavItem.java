package abhaya.base.web;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entry of the bar. A module that has one declares it as a bean.
///
/// @param section name that a page gives to be marked as inside (`PageFrame.section`)
/// @param key of its words
/// @param letter pressed after `g`
/// @param order from left to right, in tens
/// @param needs the function a reader must have to see it; null: whoever is signed in
/// @param homeOf roles whose day begins here
public record NavItem(
    String section,
    String key,
    String href,
    char letter,
    int order,
    @Nullable Operation needs,
    Set<Role> homeOf) {

  public NavItem {
    homeOf = Set.copyOf(homeOf);
  }

  public NavItem(
      String section, String key, String href, char letter, int order, @Nullable Operation needs) {
    this(section, key, href, letter, order, needs, Set.of());
  }

  /// An entry for everybody who is signed in.
  public NavItem(String section, String key, String href, char letter, int order) {
    this(section, key, href, letter, order, null);
  }

  /// The first page of these roles.
  public NavItem homeOf(Role... roles) {
    return new NavItem(section, key, href, letter, order, needs, Set.of(roles));
  }
}
