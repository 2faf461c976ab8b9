package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.util.List;

/// The next page of the thread: what other registers hold about a place of a city or about a package.
/// A module with such pages declares a bean of this type; the page of a cell, of a dark place and of
/// a package show what each of them leads to, as far as the reader may go there.
public interface TiedPages {

  /// @param tone of the state; the word says the same
  /// @param state how it stands there now; empty where that has no meaning
  record Way(String text, String href, Tone tone, String state) {}

  /// A place that is asked about.
  ///
  /// @param cell of the city's ground; negative outside it
  /// @param pole number painted on a pole; empty: not asked for
  record Spot(String city, int cell, String pole) {}

  /// What lies in the cell, or is the pole of that number.
  default List<Way> at(Scope scope, Words words, Spot spot) {
    return List.of();
  }

  /// What paid for a package, why it was ordered, and what stands for it.
  default List<Way> of(Scope scope, Words words, WorkPackage work) {
    return List.of();
  }
}
