package abhaya.base.live;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.Event;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Something a module tells of. Declared as a bean; the registry is all beans of this type.
///
/// @param name as it stands in the address, `cases`
/// @param needs the function a reader must have to be told at all, and on the unit of each item
/// @param kinds names of the events it is told from
/// @param find the items of an event as they stand now; runs once for each event under the
///     program's own context, in a transaction, and may run again
public record LiveTopic(
    String name, Operation needs, Set<String> kinds, Function<Event, List<LiveItem>> find) {

  public LiveTopic {
    kinds = Set.copyOf(kinds);
    if (!name.matches("[a-z][a-z-]{1,30}")) throw new IllegalArgumentException("a topic is a word");
  }

  /// Whether this reader may be told of the item: function, unit, and her tie where a row needs one.
  boolean shows(Scope scope, LiveItem item) {
    var person = scope.person().id();
    if (!item.isFor(person)) return false;
    if (item.unit() == null) return scope.may(needs);
    var ties = item.ties(person);
    if (!scope.mayOnCase(needs, item.unit(), ties)) return false;
    var tie = scope.tieOf(needs);
    return tie.isEmpty() || ties.contains(tie.get()) || item.people().contains(person);
  }
}
