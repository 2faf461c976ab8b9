package abhaya.investigation.work;

import abhaya.base.access.CaseTie;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.worklist.IdentityMarks;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes notes, reminders and the review of a draft. What may point at a victim is shown to the
/// writer first, and she decides on each place.
@Service
class NoteRegister {
  static final int TEXT_MAX = 1_000;

  private final NoteStore store;
  private final ColleagueQueries colleagues;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  NoteRegister(
      NoteStore store,
      ColleagueQueries colleagues,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.colleagues = colleagues;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What is to be written.
  ///
  /// @param called numbers of the colleagues chosen beside the text
  /// @param marksSeen the writer looked at each marked place
  /// @param bulk the act on many cases it belongs to; null for one alone
  record Draft(
      Note.Kind kind,
      String text,
      Set<Long> called,
      boolean marksSeen,
      @Nullable String bulk,
      String form) {
    Draft {
      called = Set.copyOf(called);
      text = text.strip();
    }
  }

  /// What came of it.
  sealed interface Outcome {
    record Written() implements Outcome {}

    /// Places that may point at a victim; the writer has not said that none does.
    record Marked(List<IdentityMarks.Mark> marks) implements Outcome {}

    /// @param code of a sentence
    record Refused(String code) implements Outcome {}
  }

  Outcome write(Scope scope, OneCase one, Draft draft) {
    mayWorkOn(scope, one, draft.kind());
    var text = draft.text();
    if (text.codePointCount(0, text.length()) > TEXT_MAX) return new Outcome.Refused("too-long");
    var needsText = draft.kind() != Note.Kind.PROPOSED && draft.kind() != Note.Kind.SIGNED_OFF;
    if (text.isEmpty() && needsText) return new Outcome.Refused("required");
    var marks = IdentityMarks.in(text);
    if (!marks.isEmpty() && !draft.marksSeen()) return new Outcome.Marked(marks);
    var handle = one.open().handle();
    var note =
        new Note(
            Handle.next(),
            handle,
            draft.kind(),
            text,
            List.copyOf(called(scope, one, draft)),
            clock.instant(),
            EntryRegister.author(scope),
            null);
    scope
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> {
              if (!store.insert(note, draft.bulk(), draft.form())) return;
              trail.record(
                  scope,
                  TrailAct.allowed(draft.kind().name(), "CASE", handle)
                      .with("mentions", note.mentions().size())
                      .with("marks", marks.size()));
            }));
    return new Outcome.Written();
  }

  /// Those chosen, and those whose name stands behind an @ in the text; on the case's chain only.
  private Set<Long> called(Scope scope, OneCase one, Draft draft) {
    var called = new LinkedHashSet<Long>();
    var lower = draft.text().toLowerCase(Locale.ROOT);
    for (var colleague : colleagues.of(scope, one.open().station())) {
      var named = lower.contains("@" + colleague.name().toLowerCase(Locale.ROOT));
      if (named || draft.called().contains(colleague.id())) called.add(colleague.id());
    }
    called.remove(scope.person().id());
    return called;
  }

  /// Takes one's own note back. It stays to be read, struck through.
  boolean strike(Scope scope, OneCase one, String handle, String why) {
    mayWorkOn(scope, one, Note.Kind.NOTE);
    var done =
        scope
            .context()
            .call(() ->
                transactions.execute(status -> {
                  var note = store.find(handle);
                  if (note.isEmpty() || !note.get().caseHandle().equals(one.open().handle())) {
                    throw new NotVisible(Reason.OUTSIDE_UNIT);
                  }
                  var struck =
                      store.strike(handle, EntryRegister.author(scope), why, clock.instant());
                  if (struck) {
                    trail.record(
                        scope,
                        TrailAct.allowed("STRIKE", "CASE", one.open().handle())
                            .because(why)
                            .with("kind", "NOTE"));
                  }
                  return struck;
                }));
    return Boolean.TRUE.equals(done);
  }

  /// The officer notes and proposes in her own cases; who is in charge or supervises reviews.
  static void mayWorkOn(Scope scope, OneCase one, Note.Kind kind) {
    var ties = one.mine() ? Set.of(CaseTie.OFFICER) : Set.<CaseTie>of();
    var station = one.open().station();
    var changes = scope.decideOnCase(Operation.CHANGE_CASE, station, ties);
    if (kind == Note.Kind.PROPOSED) {
      NotVisible.unless(changes);
      return;
    }
    var supervises = mayReview(scope, one);
    if (kind.isReview() || kind.isPriority() || kind == Note.Kind.REMINDER) {
      if (!supervises) throw new NotVisible(Reason.ROLE_LACKS_FUNCTION);
      return;
    }
    if (!supervises) NotVisible.unless(changes);
  }

  /// The officer in charge of the station, or a supervisor; never the officer of the case herself.
  static boolean mayReview(Scope scope, OneCase one) {
    var station = one.open().station();
    return !one.mine()
        && (scope.mayOn(Operation.CHANGE_CASE, station)
            || scope.mayOn(Operation.SUPERVISE_CASE, station));
  }
}
