package abhaya.base.listing;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.paper.Stamp;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets files of rows out: few at once, many only with a second person.
@Service
class ExportDesk {
  /// More rows than this need two people.
  static final int ROWS_ALONE = 50;

  private final List<ListExport> lists;
  private final ExportAskStore store;
  private final TrailRegister trail;
  private final Clock clock;

  ExportDesk(List<ListExport> lists, ExportAskStore store, TrailRegister trail, Clock clock) {
    this.lists = List.copyOf(lists);
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /// The list that an address leads to.
  ListExport listOf(String address) {
    var path = Address.of(address).path();
    return lists.stream()
        .filter(list -> list.isOf(path))
        .findFirst()
        .orElseThrow(() -> Refused.field("of", "not-a-choice"));
  }

  /// How many rows such a file would have.
  int rows(Scope scope, Visit visit, ExportAsk.Wanted wanted) {
    return make(scope, visit, wanted, "").rows();
  }

  /// Must a second person agree to so many rows of this list?
  boolean needsTwo(ExportAsk.Wanted wanted, int rows) {
    return listOf(wanted.address()).guard() == ListExport.Guard.TWO_PEOPLE && rows > ROWS_ALONE;
  }

  /// The file; empty: it is asked for and waits for a second person.
  @Transactional
  public Optional<ResponseEntity<byte[]>> ask(Scope scope, Visit visit, ExportAsk.Wanted wanted) {
    var handle = Handle.next();
    var made = make(scope, visit, wanted, handle);
    if (made.rows() == 0) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    if (!needsTwo(wanted, made.rows())) {
      trail.record(scope, act("EXPORT", made.unit(), wanted, made.rows()).with("file", handle));
      return Optional.of(wanted.format().answer(made.name(), made.sheet()));
    }
    var by =
        new ExportAsk.Asker(
            scope.person().id(), scope.person().displayName(), scope.role().name(), scope.unit());
    var ask = new ExportAsk(handle, by, wanted, made.rows(), clock.instant(), null, null, null);
    store.insert(ask);
    trail.record(scope, act("ASK_EXPORT", made.unit(), wanted, made.rows()).with("file", handle));
    return Optional.empty();
  }

  List<ExportAsk> list(Scope scope) {
    return store.list(scope);
  }

  /// May this reader be the second person? Not for her own, and not from beneath the one who asks.
  static boolean mayDecide(Scope scope, ExportAsk ask) {
    return ask.by().person() != scope.person().id()
        && scope.mayOn(Operation.APPROVE_EXPORT, ask.by().unit());
  }

  @Transactional
  public void decide(Scope scope, String handle, boolean approved) {
    var ask = store.take(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    if (!mayDecide(scope, ask)) throw new NotVisible(Reason.OUTSIDE_UNIT);
    if (ask.state(clock.instant()) != ExportAsk.State.WAITS) throw gone();
    store.decide(scope, handle, approved, clock.instant());
    trail.record(
        scope,
        TrailAct.allowed(approved ? "APPROVE" : "REFUSE", "EXPORT", handle)
            .with("rows", ask.rows())
            .with("purpose", ask.wanted().purpose().name()));
  }

  /// The file that was let out, once. It is made now, so it holds what the taker may see now.
  @Transactional
  public ResponseEntity<byte[]> take(Scope scope, Visit visit, String handle) {
    var ask = store.take(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    if (ask.by().person() != scope.person().id()) throw new NotVisible(Reason.OUTSIDE_UNIT);
    if (ask.state(clock.instant()) != ExportAsk.State.READY) throw gone();
    var made = make(scope, visit, ask.wanted(), handle);
    if (made.rows() > ask.rows()) throw Refused.with(HttpStatus.CONFLICT, "export-grown");
    store.taken(scope, handle, clock.instant());
    trail.record(scope, act("EXPORT", made.unit(), ask.wanted(), made.rows()).with("file", handle));
    return ask.wanted().format().answer(made.name(), made.sheet());
  }

  private ListExport.Made make(Scope scope, Visit visit, ExportAsk.Wanted wanted, String mark) {
    var asked = new ListExport.Asked(Address.of(wanted.address()), wanted.only());
    var list = listOf(wanted.address());
    return list.making().make(scope, visit, asked, Stamp.of(visit, mark));
  }

  private TrailAct act(String action, String unit, ExportAsk.Wanted wanted, int rows) {
    return TrailAct.allowed(action, listOf(wanted.address()).object(), unit)
        .with("rows", rows)
        .with("format", wanted.format().name())
        .with("purpose", wanted.purpose().name());
  }

  private static Refused gone() {
    return Refused.with(HttpStatus.CONFLICT, "export-gone");
  }
}
