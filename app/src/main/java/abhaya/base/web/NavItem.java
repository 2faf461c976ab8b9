package abhaya.base.web;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// An entry of the bar. A module that has one declares it as a bean.
///
/// @param section name that a page gives to be marked as inside (`PageFrame.section`)
/// @param key of its words
/// @param letter pressed after `g`
/// @param order from left to right, in tens
/// @param needs the function a reader must have to see it; null: whoever is signed in
/// @param homeOf roles whose day begins here
/// @param counter a number beside it; null for most
public record NavItem(
    String section,
    String key,
    String href,
    char letter,
    int order,
    @Nullable Operation needs,
    Set<Role> homeOf,
    @Nullable Counter counter) {

  public NavItem {
    homeOf = Set.copyOf(homeOf);
  }

  /// A number beside the entry that moves by itself.
  ///
  /// @param topic of the live stream after which it is asked for again, at `<href>/count`
  /// @param of how many it is for this reader
  public record Counter(String topic, ToLongFunction<Scope> of) {}

  public NavItem(
      String section,
      String key,
      String href,
      char letter,
      int order,
      @Nullable Operation needs,
      Set<Role> homeOf) {
    this(section, key, href, letter, order, needs, homeOf, null);
  }

  /// The entry with a number beside it.
  public NavItem counting(String topic, ToLongFunction<Scope> of) {
    return new NavItem(section, key, href, letter, order, needs, homeOf, new Counter(topic, of));
  }

  /// The number for whoever asks for the page now; 0 where there is none.
  public long count() {
    if (counter == null) return 0;
    return CurrentScope.find().map(scope -> counter.of().applyAsLong(scope)).orElse(0L);
  }

  public NavItem(
      String section, String key, String href, char letter, int order, @Nullable Operation needs) {
    this(section, key, href, letter, order, needs, Set.of());
  }

  /// The bar of a reader: what she needs most stands in it, the rest behind "More". On a phone less
  /// stands in it.
  ///
  /// @param first stays in the bar on a phone
  /// @param next in the bar on a desk, behind "More" on a phone
  /// @param rest always behind "More"
  public record Bar(List<NavItem> first, List<NavItem> next, List<NavItem> rest) {
    private static final int PHONE = 3;
    private static final int DESK = 7;

    public Bar {
      first = List.copyOf(first);
      next = List.copyOf(next);
      rest = List.copyOf(rest);
    }

    /// @param all in the order of the bar. One more than it holds needs no menu of its own.
    public static Bar of(List<NavItem> all) {
      var desk = all.size() <= DESK + 1 ? all.size() : DESK;
      var phone = all.size() <= PHONE + 1 ? all.size() : PHONE;
      return new Bar(
          all.subList(0, phone), all.subList(phone, desk), all.subList(desk, all.size()));
    }

    /// Does a menu hold this section, on a phone at least?
    public boolean holds(String section) {
      return next.stream().anyMatch(item -> item.section().equals(section)) || hides(section);
    }

    /// Is this section behind "More" everywhere?
    public boolean hides(String section) {
      return rest.stream().anyMatch(item -> item.section().equals(section));
    }
  }

  /// An entry for everybody who is signed in.
  public NavItem(String section, String key, String href, char letter, int order) {
    this(section, key, href, letter, order, null);
  }

  /// The first page of these roles.
  public NavItem homeOf(Role... roles) {
    return new NavItem(section, key, href, letter, order, needs, Set.of(roles), counter);
  }
}
