package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Ties together what is one incident, and takes it apart again. Nothing is ever copied over or
/// thrown away: a tie is a row, and its end another.
@Service
public class LinkRegister {
  private final IncidentStore store;
  private final IncidentRegister register;
  private final IncidentRegister.IncidentNews news;
  private final Clock clock;

  LinkRegister(
      IncidentStore store,
      IncidentRegister register,
      IncidentRegister.IncidentNews news,
      Clock clock) {
    this.store = store;
    this.register = register;
    this.news = news;
    this.clock = clock;
  }

  /// One more signal of a known incident.
  @Transactional
  public IncidentAnswer attach(Scope scope, String handle, Opening.Told told) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state().isOver()) return register.refused(held);
    var now = clock.instant();
    var by = scope.person().handle();
    if (!store.insertReport(held.id(), told, now, by)) throw new IncidentRegister.SignalTaken();
    store.set(held.id(), Map.of());
    store.insertEntry(held.id(), Entry.of("SIGNAL_LINKED", now, by).with("signal", told.signal()));
    news.told(scope, held, "LINK_SIGNAL", held.state(), now);
    return held.done();
  }

  /// Takes a signal off and gives it an incident of its own, of the same type and priority. The
  /// only signal of an incident stays.
  @Transactional
  public IncidentAnswer detach(Scope scope, String handle, String signal) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (store.countReports(held.id()) < 2) return register.refused(held);
    var now = clock.instant();
    var by = scope.person().handle();
    var told = store.unlinkReport(held.id(), signal, now, by).orElseThrow(IncidentRegister::absent);
    store.set(held.id(), Map.of());
    store.insertEntry(held.id(), Entry.of("SIGNAL_UNLINKED", now, by).with("signal", signal));
    news.told(scope, held, "UNLINK_SIGNAL", held.state(), now);
    var opening =
        new Opening(told, held.type().name(), held.priority(), Map.of(), "", held.trial());
    return register.open(scope, opening);
  }

  /// Says that one incident is the same as another, which from now on stands for both. Its signals,
  /// notes and times stay its own.
  @Transactional
  public IncidentAnswer link(Scope scope, String handle, String other) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    if (handle.equals(other)) return register.refused(store.lock(handle));
    // always in the same order, so that two desks never wait for each other
    var first = store.lock(handle.compareTo(other) < 0 ? handle : other);
    var second = store.lock(handle.compareTo(other) < 0 ? other : handle);
    var held = first.handle().equals(handle) ? first : second;
    var lead = first.handle().equals(handle) ? second : first;
    if (lead.state().isOver()) return register.refused(lead);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("same_as", lead.id());
    var now = clock.instant();
    var by = scope.person().handle();
    var entry = Entry.of("SAME_AS", now, by).with("incident", lead.reference());
    var answer = register.step(scope, held, IncidentState.DUPLICATE, columns, entry);
    if (answer.isDone()) {
      store.set(lead.id(), Map.of());
      store.insertEntry(
          lead.id(), Entry.of("STANDS_FOR", now, by).with("incident", held.reference()));
      news.told(scope, lead, "LINK_INCIDENT", lead.state(), now);
    }
    return answer;
  }

  /// Takes the tie away again: the incident goes on by itself.
  @Transactional
  public IncidentAnswer unlink(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state() != IncidentState.DUPLICATE) return register.refused(held);
    return register.reopened(scope, held, "");
  }
}
