package abhaya.base.listing;

import abhaya.base.web.Address;
import abhaya.base.web.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A way of looking at a list that a person keeps under a name. It is an address and holds nothing
/// of what stands there.
///
/// @param list first part of the path, `/cases`
/// @param shared the reader's unit sees it too
/// @param own the reader's own
/// @param removed taken away, and can be brought back
record KeptView(
    String handle,
    String list,
    String name,
    String address,
    boolean shared,
    boolean own,
    boolean removed) {
  static final int NAME_MAX = 60;
  private static final Set<String> AREAS = Set.of("/safecity", "/response", "/work");
  private static final int ADDRESS_MAX = 1500;
  private static final Pattern ADDRESS =
      Pattern.compile("/[a-z][a-z-]{0,39}(?:/[A-Za-z0-9._-]{1,60}){0,4}(?:\\?[^\\s<>\"'\\\\#]*)?");

  /// The address as it is kept: without the place in the list; empty if it is none of ours.
  static Optional<Address> addressOf(String typed) {
    if (typed.length() > ADDRESS_MAX || !ADDRESS.matcher(typed).matches()) return Optional.empty();
    return Optional.of(Address.of(typed).without("page").without("behind").without("export"));
  }

  /// What a list is called.
  static String nameOf(Words words, String list) {
    var key = "listing.list." + list.substring(1).replace('/', '.');
    return words.has(key) ? words.say(key) : list;
  }

  /// The list to which an address belongs: its first word, and the second where one word leads to
  /// many lists.
  static String listOf(Address address) {
    var path = address.path();
    var end = path.indexOf('/', 1);
    if (end < 0) return path;
    var first = path.substring(0, end);
    if (!AREAS.contains(first)) return first;
    var next = path.indexOf('/', end + 1);
    return next < 0 ? path : path.substring(0, next);
  }
}
