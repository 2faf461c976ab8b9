package abhaya.response.citizen;

import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.response.incident.CallerDesk;
import abhaya.response.intake.FormIntake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What a caller may do with her own plea, known by her token and by nothing else. She has no
/// account: the program acts for her.
@Service
public class PleaRegister {
  private static final Duration SHARE_LIVES = Duration.ofHours(24);
  private static final int MESSAGES_MAX = 200;
  private static final int BLOCKED_MAX = 50;
  private static final int WORDS_MAX = 1_000;

  private final PleaStore store;
  private final Beside beside;
  private final Events events;
  private final Clock clock;
  private final TransactionTemplate transactions;

  PleaRegister(
      PleaStore store,
      Beside beside,
      Events events,
      Clock clock,
      PlatformTransactionManager manager) {
    this.store = store;
    this.beside = beside;
    this.events = events;
    this.clock = clock;
    this.transactions = new TransactionTemplate(manager);
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// What the register asks of others.
  @Component
  record Beside(Contact contacts, Approach approach, CallerDesk voice, FormIntake intake) {}

  /// How a telephone begins to follow its signal.
  ///
  /// @param device what the telephone calls itself; kept as a keyed hash only
  record Wish(
      boolean quiet,
      boolean writes,
      boolean child,
      boolean volunteers,
      @Nullable String device,
      List<String> blocked) {
    Wish {
      blocked = List.copyOf(blocked.subList(0, Math.min(BLOCKED_MAX, blocked.size())));
    }
  }

  /// How ending it went. Whoever stands beside her sees one answer for both.
  enum End {
    SAFE,
    HOLD
  }

  /// A unit on its way, and when it will be there as far as that is known.
  record Near(PleaStore.Coming unit, Optional<Approach.Arrival> arrival) {}

  /// Everything her page shows.
  record State(
      Plea plea,
      List<PleaStore.Said> said,
      List<Near> coming,
      Optional<Duration> helpersIn,
      List<String> faces,
      boolean shared,
      Instant at) {}

  /// @return false if another telephone follows this signal
  boolean begin(String signal, Token token, Wish wish) {
    return call(() -> {
      var now = clock.instant();
      var fresh =
          new PleaStore.Fresh(
              Handle.next(),
              signal,
              token.hash(),
              wish.quiet(),
              wish.writes(),
              wish.child(),
              wish.volunteers(),
              wish.device() == null ? null : beside.contacts().markOf(wish.device()),
              now);
      var id = store.insert(fresh);
      if (id.isEmpty()) {
        return store.ofToken(token.hash()).filter(plea -> plea.signal().equals(signal)).isPresent();
      }
      for (var number : wish.blocked()) {
        beside.contacts().mark(number).ifPresent(mark -> store.insertBlocked(id.get(), mark));
      }
      events.tell(new PleaBegun(fresh.handle(), signal, now));
      return true;
    });
  }

  Optional<State> state(Token token) {
    return call(() -> store.ofToken(token.hash()).map(this::state));
  }

  /// For whoever she gave the link: no words, no place.
  Optional<State> shared(Token token) {
    return call(() ->
        store
            .ofShare(token.hash(), clock.instant())
            .filter(plea -> plea.shown() != Stage.OVER)
            .map(plea -> state(plea, List.of(), true)));
  }

  private State state(Plea plea) {
    var shared = store.isShared(plea.id(), clock.instant());
    return state(plea, store.messages(plea.id()), shared);
  }

  private State state(Plea plea, List<PleaStore.Said> said, boolean shared) {
    var coming =
        store.coming(plea.id()).stream()
            .map(one -> new Near(one, beside.approach().ofUnit(one.unit(), plea.place())))
            .toList();
    var helpers =
        plea.helpers().count() > 0
            ? beside.approach().ofHelpers(plea.signal())
            : Optional.<Duration>empty();
    var faces =
        plea.helpers().count() > 0 ? beside.approach().faces(plea.signal()) : List.<String>of();
    return new State(plea, said, coming, helpers, faces, shared, clock.instant());
  }

  /// The picture of a volunteer who may see where she is; to her and nobody else.
  Optional<byte[]> face(Token token, String handle) {
    return call(() ->
        store
            .ofToken(token.hash())
            .filter(plea -> plea.shown() != Stage.OVER)
            .flatMap(plea -> beside.approach().face(plea.signal(), handle)));
  }

  /// When the police will be with her, for who comes on foot.
  public Optional<Duration> policeIn(String signal) {
    return call(() ->
        store.ofSignal(signal).stream()
            .flatMap(plea -> state(plea, List.of(), false).coming().stream())
            .flatMap(near -> near.arrival().stream())
            .map(Approach.Arrival::in)
            .min(Comparator.naturalOrder()));
  }

  /// Her place, while somebody looks for her.
  ///
  /// @return false once it is not wanted any more: the telephone stops
  boolean place(Token token, Point point, double radiusMetres) {
    return act(
        token,
        plea -> {
          if (!plea.takesPlaces()) return false;
          var columns = new HashMap<String, @Nullable Object>();
          columns.put("lat", point.lat());
          columns.put("lon", point.lon());
          columns.put("radius_metres", radiusMetres);
          columns.put("placed_at", clock.instant());
          store.set(plea.id(), columns);
          if (plea.place() == null) tell(plea, "PLACED");
          return true;
        });
  }

  boolean say(Token token, String key, String words) {
    return act(
        token,
        plea -> {
          if (plea.isOver() || store.countMessages(plea.id()) >= MESSAGES_MAX) return false;
          var cut = words.strip();
          if (cut.isEmpty()) return false;
          if (cut.length() > WORDS_MAX) cut = cut.substring(0, WORDS_MAX);
          if (store.insertMessage(plea.id(), key, true, cut, clock.instant())) tell(plea, "WROTE");
          return true;
        });
  }

  /// Said with her PIN. The true one tells the room that she is safe; the other that she is made to
  /// say so. Neither closes anything: a person does.
  boolean end(Token token, End how) {
    return act(
        token,
        plea -> {
          if (plea.isOver()) return false;
          if (plea.held()) return true;
          store.set(plea.id(), Map.of("ended", how.name(), "ended_at", clock.instant()));
          store.endShares(plea.id());
          tell(plea, "ENDED");
          return true;
        });
  }

  boolean refuseVolunteers(Token token) {
    return act(
        token,
        plea -> {
          store.set(plea.id(), Map.of("refused_at", clock.instant()));
          tell(plea, "REFUSED_VOLUNTEERS");
          return true;
        });
  }

  /// A link for somebody she trusts: until the end, and 24 hours at most.
  boolean share(Token token, Token link) {
    return act(
        token,
        plea -> {
          if (plea.shown() == Stage.OVER) return false;
          var now = clock.instant();
          store.insertShare(plea.id(), link.hash(), now, now.plus(SHARE_LIVES));
          return true;
        });
  }

  boolean endShare(Token token) {
    return act(
        token,
        plea -> {
          store.endShares(plea.id());
          return true;
        });
  }

  /// How it was, once it is over. Said again, the later word stands.
  boolean rate(Token token, int stars) {
    return act(
        token,
        plea -> {
          if (plea.shown() != Stage.OVER || stars < 1 || stars > 5) return false;
          store.set(plea.id(), Map.of("rating", stars));
          return true;
        });
  }

  /// Something was wrong with who came. What it was is asked by a person; whoever came is suspended.
  boolean complain(Token token) {
    return act(
        token,
        plea -> {
          tell(plea, "COMPLAINED");
          return true;
        });
  }

  /// She was asked whether she is well. Who is not gets her incident opened again.
  boolean well(Token token, boolean well) {
    if (!well) return again(token);
    return act(
        token,
        plea -> {
          if (plea.shown() != Stage.OVER) return false;
          var now = clock.instant();
          store.set(plea.id(), Map.of("answered", Plea.Answer.WELL.name(), "answered_at", now));
          tell(plea, "WELL");
          return true;
        });
  }

  /// It was not over: her incident is open again, or a new signal of hers waits where there never was
  /// one; and her page is live again.
  boolean again(Token token) {
    var known = call(() -> store.ofToken(token.hash()));
    if (known.isEmpty() || known.get().shown() != Stage.OVER) return false;
    var signal = known.get().incident() == null ? anew(known.get()) : known.get().signal();
    return act(
        token,
        plea -> {
          if (plea.shown() != Stage.OVER) return false;
          var columns = new HashMap<String, @Nullable Object>();
          columns.put("signal_handle", signal);
          columns.put("stage", Stage.SENT.name());
          columns.put("over_at", null);
          columns.put("ended", null);
          columns.put("ended_at", null);
          columns.put("again_at", clock.instant());
          columns.put("answered", null);
          columns.put("answered_at", null);
          columns.put("raised_at", null);
          columns.put("looked_at", null);
          store.set(plea.id(), columns);
          tell(plea, "AGAIN");
          var incident = plea.incident();
          if (incident != null) beside.voice().again(incident);
          return true;
        });
  }

  /// A signal that says whose it follows.
  private String anew(Plea plea) {
    var body = new StringBuilder("event=sos&text=Again:+");
    body.append(FormIntake.referenceOf(plea.signal()));
    var place = plea.place();
    if (place != null) {
      body.append("&lat=").append(place.lat()).append("&lon=").append(place.lon());
      body.append("&radiusMetres=").append(plea.radiusMetres());
    }
    try {
      return beside.intake().take(body.toString()).handle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The plea behind a signal, for modules that answer to it.
  public Optional<Plea> ofSignal(String signal) {
    return call(() -> store.ofSignal(signal));
  }

  /// Whether she never wants the holder of this number to come.
  public boolean isBlocked(Plea plea, String mark) {
    return call(() -> store.blocked(plea.id()).contains(mark));
  }

  /// Who else is on the way to her, as her page says it.
  public void tellHelpers(String signal, Plea.Helpers helpers) {
    call(() -> {
      var plea = store.ofSignal(signal);
      var columns = new HashMap<String, @Nullable Object>();
      columns.put("helpers", helpers.count());
      columns.put("says", helpers.says());
      columns.put("answers", helpers.answers());
      plea.ifPresent(found -> store.set(found.id(), columns));
      return true;
    });
  }

  private void tell(Plea plea, String what) {
    events.tell(new PleaChanged(plea.handle(), plea.signal(), what, clock.instant()));
  }

  private boolean act(Token token, Function<Plea, Boolean> act) {
    return call(() -> store.ofToken(token.hash()).map(act).orElse(false));
  }

  private <T> T call(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
