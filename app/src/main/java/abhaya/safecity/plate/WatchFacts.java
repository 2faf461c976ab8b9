package abhaya.safecity.plate;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The watchlist in memory, for what asks twenty thousand times a second. It follows the table by
/// its events, so that a listed or ended entry counts on every node within moments.
@Component
class WatchFacts {
  private static final int EVENTS_AT_ONCE = 1_000;

  private final WatchStore store;
  private final TransactionTemplate transactions;
  private volatile @Nullable Book book;

  WatchFacts(WatchStore store, TransactionTemplate transactions, EventReaders readers) {
    this.store = store;
    this.transactions = transactions;
    readers.follow("plate-watch", List.of("WatchlistChanged"), EVENTS_AT_ONCE, _ -> refresh());
  }

  /// An entry that a read meets.
  record Met(Listed entry, Match match) {}

  private record Book(
      PlateIndex index, Map<String, List<Listed>> exact, List<Listed> patterns, Set<Long> ids) {}

  /// Every live entry within one edit of the read, or whose pattern it fits.
  List<Met> near(String plain, Instant at) {
    var now = ready();
    var found = new ArrayList<Met>();
    for (var match : now.index().near(plain)) {
      for (var entry : now.exact().getOrDefault(match.plate(), List.of()))
        if (entry.isLiveAt(at)) found.add(new Met(entry, match));
    }
    for (var entry : now.patterns()) {
      if (entry.isLiveAt(at) && entry.pattern().matches(plain))
        found.add(new Met(entry, new Match(plain, Match.Edit.NONE, -1, false)));
    }
    return found;
  }

  int size() {
    return ready().ids().size();
  }

  private Book ready() {
    var known = book;
    if (known != null) return known;
    refresh();
    return java.util.Objects.requireNonNull(book);
  }

  /// Reads the entries that count and changes the book by the difference.
  synchronized void refresh() {
    var listed =
        DatabaseContext.SYSTEM.call(
            () -> java.util.Objects.requireNonNull(transactions.execute(_ -> store.listed())));
    var before = book;
    var index = before == null ? new PlateIndex(listed.size()) : before.index();
    var exact = new HashMap<String, List<Listed>>();
    var patterns = new ArrayList<Listed>();
    var ids = new HashSet<Long>();
    for (var entry : listed) {
      ids.add(entry.id());
      if (entry.pattern().isExact()) {
        exact.computeIfAbsent(entry.pattern().text(), _ -> new ArrayList<>(1)).add(entry);
      } else {
        patterns.add(entry);
      }
    }
    exact.keySet().forEach(index::add);
    book = new Book(index, exact, List.copyOf(patterns), ids);
    if (before == null) return;
    before.exact().keySet().stream()
        .filter(plate -> !exact.containsKey(plate))
        .forEach(index::remove);
  }
}
