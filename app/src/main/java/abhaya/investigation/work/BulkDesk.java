package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.cases.OpenCases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// One act on many cases: looked at before, done case by case, each with its outcome, and taken back
/// where nobody went on from it. A case that refuses holds up no other.
@Service
class BulkDesk {
  static final int CASES_MAX = 100;

  private final OpenCases cases;
  private final Acts acts;
  private final BulkStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;

  BulkDesk(
      OpenCases cases, Acts acts, BulkStore store, TransactionTemplate transactions, Clock clock) {
    this.cases = cases;
    this.acts = acts;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The registers it works through.
  @Component("bulkActs")
  record Acts(
      EntryTaking taking,
      EntryRegister entries,
      NoteRegister notes,
      NoteStore noteStore,
      TaskRegister tasks,
      TaskStore taskStore) {}

  enum Kind {
    ASSIGN,
    TASK,
    REMIND,
    URGENT,
    NORMAL;

    /// What is written into each case; null where nothing is.
    Note.@Nullable Kind note() {
      return switch (this) {
        case ASSIGN, TASK -> null;
        case REMIND -> Note.Kind.REMINDER;
        case URGENT -> Note.Kind.URGENT;
        case NORMAL -> Note.Kind.NORMAL;
      };
    }
  }

  /// What is to be done.
  ///
  /// @param person who gets the case or the task; -1 for a reminder
  /// @param text of the task or the reminder
  record Order(Kind kind, long person, String text, @Nullable LocalDate until, boolean marksSeen) {}

  /// What would come of it in one case.
  ///
  /// @param one null where the reader does not work on the case
  /// @param code why not; null where it can be done
  record Preview(String handle, @Nullable OneCase one, @Nullable String code) {}

  /// Looks at each case without doing anything.
  List<Preview> preview(Scope scope, List<String> handles, Order order) {
    var previews = new ArrayList<Preview>();
    for (var handle : new LinkedHashSet<>(handles)) {
      var one = find(scope, handle);
      var code = one.isEmpty() ? "not-yours" : obstacle(scope, one.get(), order);
      previews.add(new Preview(handle, one.orElse(null), code));
    }
    return previews;
  }

  /// A case of an act that was done; null where the reader works on it no more.
  @Nullable OneCase look(Scope scope, String handle) {
    return find(scope, handle).orElse(null);
  }

  private Optional<OneCase> find(Scope scope, String handle) {
    return under(scope, () -> cases.find(scope, handle));
  }

  private @Nullable String obstacle(Scope scope, OneCase one, Order order) {
    var rights = DeskReading.rights(scope, one);
    return switch (order.kind()) {
      case ASSIGN -> {
        if (!rights.charge()) yield "not-yours";
        var to = acts.taking().findOfficer(scope, one, order.person());
        if (to.isEmpty()) yield "not-at-station";
        yield Objects.equals(to.get().officerId(), one.officerId()) ? "has-it" : null;
      }
      case TASK ->
          acts.tasks().takers(scope, one).stream().anyMatch(any -> any.id() == order.person())
              ? null
              : "not-on-case";
      case REMIND -> rights.review() ? null : "not-yours";
      case URGENT, NORMAL -> {
        if (!rights.review()) yield "not-yours";
        var handle = one.open().handle();
        var urgent = !under(scope, () -> acts.noteStore().urgent(List.of(handle))).isEmpty();
        yield urgent == (order.kind() == Kind.URGENT) ? "is-so" : null;
      }
    };
  }

  /// Does it in each case. Sent twice with one form it is done once.
  ///
  /// @return the handle under which its outcome stands
  String act(Scope scope, List<String> handles, Order order, String form) {
    var me = scope.person().id();
    var bulk =
        under(scope, () -> store.begin(Handle.next(), order.kind(), me, form, clock.instant()));
    var known = under(scope, () -> store.rows(bulk));
    var before = new LinkedHashSet<String>();
    known.forEach(row -> before.add(row.caseHandle()));
    for (var preview : preview(scope, handles, order)) {
      if (before.contains(preview.handle())) continue;
      var row = act(scope, preview, order, bulk);
      under(
          scope,
          () -> {
            store.put(bulk, row);
            return 0;
          });
    }
    return bulk;
  }

  private BulkStore.Row act(Scope scope, Preview preview, Order order, String bulk) {
    var one = preview.one();
    var code = preview.code();
    if (one == null || code != null) {
      return new BulkStore.Row(
          preview.handle(), BulkStore.Outcome.REFUSED, code == null ? "not-yours" : code, null);
    }
    // one form a case, told from the act's own name, so that a second try finds the first
    var form = form(bulk, preview.handle());
    try {
      var refused = act(scope, one, order, new Made(bulk, form));
      var table =
          switch (order.kind()) {
            case ASSIGN -> "entry";
            case TASK -> "task";
            case REMIND, URGENT, NORMAL -> "note";
          };
      var made = under(scope, () -> Optional.ofNullable(store.made(table, form, preview.handle())));
      var outcome = refused == null ? BulkStore.Outcome.DONE : BulkStore.Outcome.REFUSED;
      return new BulkStore.Row(preview.handle(), outcome, refused, made.orElse(null));
    } catch (NotVisible e) {
      return new BulkStore.Row(preview.handle(), BulkStore.Outcome.REFUSED, "not-yours", null);
    }
  }

  private record Made(String bulk, String form) {}

  private static String form(String bulk, String handle) {
    return bulk.substring(0, 11) + handle.substring(0, 11);
  }

  /// Null if it was done, else why not.
  private @Nullable String act(Scope scope, OneCase one, Order order, Made made) {
    return switch (order.kind()) {
      case ASSIGN -> {
        var to = acts.taking().findOfficer(scope, one, order.person());
        if (to.isEmpty()) yield "not-at-station";
        yield switch (acts.taking().assign(scope, one, to.get(), made.form())) {
          case EntryRegister.Outcome.Stands _ -> null;
          case EntryRegister.Outcome.Changed _ -> "changed";
          case EntryRegister.Outcome.Refused refused -> refused.code();
        };
      }
      case TASK -> {
        var draft =
            new TaskRegister.Draft(
                order.text(),
                order.person(),
                order.until(),
                order.marksSeen(),
                made.bulk(),
                made.form());
        yield switch (acts.tasks().give(scope, one, draft)) {
          case TaskRegister.Outcome.Given _ -> null;
          case TaskRegister.Outcome.Marked _ -> "marked";
          case TaskRegister.Outcome.Refused refused -> refused.code();
        };
      }
      case REMIND, URGENT, NORMAL -> {
        var draft =
            new NoteRegister.Draft(
                Objects.requireNonNull(order.kind().note()),
                order.text(),
                Set.of(),
                order.marksSeen(),
                made.bulk(),
                made.form());
        yield switch (acts.notes().write(scope, one, draft)) {
          case NoteRegister.Outcome.Written _ -> null;
          case NoteRegister.Outcome.Marked _ -> "marked";
          case NoteRegister.Outcome.Refused refused -> refused.code();
        };
      }
    };
  }

  /// Takes it back, case by case: where somebody went on from it, it stays.
  void undo(Scope scope, String bulk) {
    var found = under(scope, () -> store.find(bulk));
    if (found.isEmpty()) throw new NotVisible(Reason.OUTSIDE_UNIT);
    if (!under(scope, () -> store.undo(bulk, clock.instant()))) return;
    for (var row : under(scope, () -> store.rows(bulk))) {
      var ref = row.ref();
      if (row.outcome() != BulkStore.Outcome.DONE || ref == null) continue;
      var undone = undo(scope, found.get().kind(), row.caseHandle(), ref);
      var outcome = undone ? BulkStore.Outcome.UNDONE : BulkStore.Outcome.KEPT;
      under(
          scope,
          () -> {
            store.put(bulk, new BulkStore.Row(row.caseHandle(), outcome, null, ref));
            return 0;
          });
    }
  }

  private boolean undo(Scope scope, Kind kind, String handle, String ref) {
    var one = find(scope, handle);
    if (one.isEmpty()) return false;
    return switch (kind) {
      case ASSIGN -> {
        var struck = new EntryRegister.Corrected(ref, 1, Why.CLERICAL_ERROR.name());
        yield acts.entries().strike(scope, one.get(), struck)
            instanceof EntryRegister.Outcome.Stands;
      }
      case TASK -> {
        var task = under(scope, () -> acts.taskStore().find(ref));
        yield task.isPresent()
            && acts.tasks().move(scope, ref, task.get().version(), Task.Act.WITHDRAWN);
      }
      case REMIND, URGENT, NORMAL ->
          acts.notes().strike(scope, one.get(), ref, Why.CLERICAL_ERROR.name());
    };
  }

  /// An act of the reader, with what came of it.
  Optional<BulkStore.Bulk> find(String bulk) {
    return Objects.requireNonNull(transactions.execute(status -> store.find(bulk)));
  }

  List<BulkStore.Row> rows(String bulk) {
    return Objects.requireNonNull(transactions.execute(status -> store.rows(bulk)));
  }

  private <T> T under(Scope scope, Supplier<T> work) {
    return scope
        .context()
        .call(() -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
