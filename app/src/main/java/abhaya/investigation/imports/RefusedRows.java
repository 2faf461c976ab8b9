package abhaya.investigation.imports;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.RefusedFile;
import abhaya.base.feed.RefusedRow;
import abhaya.base.feed.RefusedStore;
import java.util.List;
import org.springframework.stereotype.Component;

/// The refused rows of an import, for those who correct them.
@Component
class RefusedRows {
  private static final int AT_ONCE = 2_000;
  private static final int FILE_ROWS_MAX = 200_000;

  private final RefusedStore store;

  RefusedRows(RefusedStore store) {
    this.store = store;
  }

  /// The first of them.
  List<RefusedRow> first(Scope scope, Batch batch, int limit) {
    return after(scope, batch, 0, limit);
  }

  private List<RefusedRow> after(Scope scope, Batch batch, int row, int limit) {
    return scope.contextFor(Operation.IMPORT).call(() -> store.after(batch.id(), row, limit));
  }

  /// All of them as a file in their original columns.
  String file(Scope scope, Batch batch, FeedWords words) {
    var file = new RefusedFile(batch.format(), batch.columns());
    var last = 0;
    for (var taken = 0; taken < FILE_ROWS_MAX; ) {
      var rows = after(scope, batch, last, AT_ONCE);
      if (rows.isEmpty()) break;
      for (var row : rows) file.add(row, batch.columns(), words.row(row.code(), row.field()));
      last = rows.getLast().row();
      taken += rows.size();
    }
    return file.text();
  }
}
