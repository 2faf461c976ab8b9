package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens incidents and changes what is known of them. Every edit begins with the version that the
/// editor saw: a second one does not overwrite the first.
@Service
public class IncidentRegister {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final Duration PENDING_MAX = Duration.ofHours(12);

  private final IncidentStore store;
  private final PrecinctStore precincts;
  private final IncidentNews news;
  private final Clock clock;
  private final TypeBook types = new TypeBook();
  private final LifeCycle<IncidentState> life = LifeCycle.ofIncident();

  IncidentRegister(IncidentStore store, PrecinctStore precincts, IncidentNews news, Clock clock) {
    this.store = store;
    this.precincts = precincts;
    this.news = news;
    this.clock = clock;
  }

  /// Tells what was done: to the trail, and to whoever listens.
  @Service
  record IncidentNews(TrailRegister trail, Events events) {
    private static final String KIND = "INCIDENT";

    void told(Scope scope, Held held, String act, IncidentState now, Instant at) {
      trail.record(scope, TrailAct.allowed(act, KIND, held.handle()).because(now.name()));
      events.tell(new IncidentChanged(held.handle(), now.name(), at));
    }

    void opened(Scope scope, String handle, Instant at) {
      trail.record(scope, TrailAct.allowed("OPEN_INCIDENT", KIND, handle));
      events.tell(new IncidentOpened(handle, IncidentState.OPEN.name(), at));
    }

    void tell(Record event) {
      events.tell(event);
    }
  }

  /// Opens an incident from a signal, with one case per agency that the type and the answers call.
  @Transactional
  public IncidentAnswer.Done open(Scope scope, Opening opening) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var type =
        types
            .find(opening.typeName())
            .orElseThrow(() -> new IllegalArgumentException("no such type"));
    var facts = QuestionBook.facts(opening.answers());
    var suggested = types.priority(type, facts);
    var now = clock.instant();
    var told = opening.told();
    var precinct = precincts.today().find(told.place(), told.radiusMetres());
    var by = scope.person().handle();
    var fresh =
        new IncidentStore.Fresh(Handle.next(), scope.unit(), precinct, type, suggested, now, by);
    var made = store.insert(fresh, opening, DAY.format(India.dateOf(now)));
    var id = made.getKey();
    store.insertCases(id, types.agencies(type, facts), now);
    store.insertAnswers(id, opening.answers(), now, by);
    if (!store.insertReport(id, told, now, by)) throw new SignalTaken();
    store.insertEntry(
        id, Entry.of("SIGNAL", told.receivedAt(), "program").with("signal", told.signal()));
    store.insertEntry(
        id,
        Entry.of("OPENED", now, by)
            .with("type", type.name())
            .with("priority", opening.priority().level())
            .with("suggested", suggested.level())
            .with("station", precinct.kind().name()));
    news.opened(scope, fresh.handle(), now);
    return new IncidentAnswer.Done(fresh.handle(), made.getValue(), 1);
  }

  /// The signal tells of an incident already: two desks were at it.
  public static final class SignalTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignalTaken() {
      super("the signal tells of an incident already", null, false, false);
    }
  }

  /// What an edit changes; null leaves a thing as it is.
  public record Edit(
      @Nullable String typeName,
      @Nullable Priority priority,
      @Nullable String placeWords,
      @Nullable Point place,
      double radiusMetres,
      @Nullable UnitId station) {
    public static final Edit NONE = new Edit(null, null, null, null, 0, null);

    public Edit type(String name) {
      return new Edit(name, priority, placeWords, place, radiusMetres, station);
    }

    public Edit priority(Priority level) {
      return new Edit(typeName, level, placeWords, place, radiusMetres, station);
    }

    public Edit words(String text) {
      return new Edit(typeName, priority, text, place, radiusMetres, station);
    }

    public Edit at(Point point, double metres) {
      return new Edit(typeName, priority, placeWords, point, metres, station);
    }

    public Edit station(UnitId unit) {
      return new Edit(typeName, priority, placeWords, place, radiusMetres, unit);
    }
  }

  /// @param version as the editor saw it
  @Transactional
  public IncidentAnswer change(Scope scope, String handle, int version, Edit edit) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.version() != version) return new IncidentAnswer.Stale(held.version());
    if (held.state().isOver()) return refused(held);
    var now = clock.instant();
    var by = scope.person().handle();
    var columns = new HashMap<String, @Nullable Object>();
    var entry = Entry.of("CHANGED", now, by);
    var typeName = edit.typeName();
    if (typeName != null) {
      var type = types.find(typeName).orElseThrow();
      columns.put("type_name", type.name());
      columns.put("type_code", type.code());
      store.insertCases(held.id(), type.agencies(), now);
      entry = entry.with("type", type.name());
    }
    var priority = edit.priority();
    if (priority != null) {
      columns.put("priority", priority.level());
      entry = entry.with("priority", priority.level());
    }
    var words = edit.placeWords();
    if (words != null) {
      columns.put("place_words", words);
      entry = entry.with("place", "WORDS");
    }
    entry = place(edit, columns, entry);
    store.set(held.id(), columns);
    store.insertEntry(held.id(), entry);
    news.told(scope, held, "CHANGE_INCIDENT", held.state(), now);
    return held.done();
  }

  private Entry place(Edit edit, Map<String, @Nullable Object> columns, Entry entry) {
    var said = entry;
    var place = edit.place();
    if (place != null) {
      var precinct = precincts.today().find(place, edit.radiusMetres());
      var station = precinct.station();
      columns.put("lat", place.lat());
      columns.put("lon", place.lon());
      columns.put("radius_metres", edit.radiusMetres());
      columns.put("station_id", station == null ? null : station.value());
      columns.put("station_answer", precinct.kind().name());
      columns.put("neighbours", IncidentStore.numbers(precinct.neighbours()));
      said = said.with("place", "POINT").with("station", precinct.kind().name());
    }
    var byHand = edit.station();
    if (byHand != null) {
      columns.put("station_id", byHand.value());
      columns.put("station_answer", PrecinctBook.Kind.BY_HAND.name());
      said = said.with("station", PrecinctBook.Kind.BY_HAND.name());
    }
    return said;
  }

  /// A remark. Never refused, not even of an incident that is over.
  @Transactional
  public IncidentAnswer note(Scope scope, String handle, String words) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    var now = clock.instant();
    store.set(held.id(), Map.of());
    store.insertEntry(held.id(), Entry.of("NOTE", now, scope.person().handle()).saying(words));
    news.told(scope, held, "NOTE", held.state(), now);
    return held.done();
  }

  /// Puts an incident back, with a reason and a time at which somebody looks again.
  @Transactional
  public IncidentAnswer hold(Scope scope, String handle, Duration wait, String reason) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    var bounded = wait.compareTo(PENDING_MAX) > 0 ? PENDING_MAX : wait;
    var until = clock.instant().plus(bounded);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("pending_until", until);
    columns.put("pending_reason", reason);
    var entry = Entry.of("HELD", clock.instant(), scope.person().handle());
    return step(scope, held, IncidentState.PENDING, columns, entry.with("until", until + ""));
  }

  /// Called off before anybody was there.
  @Transactional
  public IncidentAnswer cancel(Scope scope, String handle, String reason) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    var entry = Entry.of("CANCELLED", clock.instant(), scope.person().handle()).saying(reason);
    return step(scope, held, IncidentState.CANCELLED, new HashMap<>(), entry);
  }

  /// Back from whatever ended it.
  @Transactional
  public IncidentAnswer reopen(Scope scope, String handle, String reason) {
    if (!scope.may(Operation.SEE_INCIDENTS))
      NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    return reopened(scope, store.lock(handle), reason);
  }

  IncidentAnswer reopened(Scope scope, Held held, String reason) {
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("same_as", null);
    columns.put("closed_at", null);
    columns.put("closed_by", null);
    columns.put("disposition", null);
    var entry = Entry.of("REOPENED", clock.instant(), scope.person().handle()).saying(reason);
    var answer = step(scope, held, IncidentState.REOPENED, columns, entry);
    if (answer.isDone()) store.countReopening(held.id());
    return answer;
  }

  /// Marks an incident as a trial, or as real after all. In no figure while it is one.
  @Transactional
  public IncidentAnswer trial(Scope scope, String handle, boolean yes) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    var now = clock.instant();
    store.set(held.id(), Map.of("trial", yes));
    store.insertEntry(held.id(), Entry.of(yes ? "TRIAL" : "LIVE", now, scope.person().handle()));
    news.told(scope, held, "CHANGE_INCIDENT", held.state(), now);
    return held.done();
  }

  /// Goes from state to state by the table, or says what would be allowed.
  IncidentAnswer step(
      Scope scope,
      Held held,
      IncidentState to,
      Map<String, @Nullable Object> columns,
      Entry entry) {
    if (life.step(held.state(), to) instanceof Step.Refused<IncidentState>) return refused(held);
    if (held.state() == IncidentState.PENDING) {
      columns.putIfAbsent("pending_until", null);
      columns.putIfAbsent("pending_reason", null);
    }
    columns.put("state", to.name());
    store.set(held.id(), columns);
    store.insertEntry(held.id(), entry.with("state", to.name()));
    news.told(scope, held, entry.kind(), to, clock.instant());
    return held.done();
  }

  IncidentAnswer refused(Held held) {
    return new IncidentAnswer.NotNow(held.state(), life.next(held.state()));
  }

  /// What the rule proposes, before anything is written.
  public Priority suggest(
      String typeName, Map<QuestionBook.Question, QuestionBook.Answer> answers) {
    var type = types.find(typeName).orElseThrow();
    return types.priority(type, QuestionBook.facts(answers));
  }

  /// All agencies that type and answers call.
  public Set<Agency> agencies(
      String typeName, Map<QuestionBook.Question, QuestionBook.Answer> answers) {
    return types.agencies(types.find(typeName).orElseThrow(), QuestionBook.facts(answers));
  }

  static NotVisible absent() {
    return new NotVisible(Reason.OUTSIDE_UNIT);
  }
}
