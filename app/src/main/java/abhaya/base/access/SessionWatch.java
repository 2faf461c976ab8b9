package abhaya.base.access;

import abhaya.base.platform.India;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Ends what stays open when the session or the token behind it ends. A request is looked at when it
/// comes; an answer that goes on for minutes is looked at here, all of them with one question.
@Component
public class SessionWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

  /// With the time of the question itself, an end has its effect within a second.
  private static final long EVERY_MILLIS = 300;

  private final SessionStore sessions;
  private final ClientStore clients;
  private final ProgramWork program;
  private final Clock clock;
  private final Set<Held> open = ConcurrentHashMap.newKeySet();
  private final Semaphore over = new Semaphore(0);
  private volatile boolean running;

  SessionWatch(SessionStore sessions, ClientStore clients, ProgramWork program, Clock clock) {
    this.sessions = sessions;
    this.clients = clients;
    this.program = program;
    this.clock = clock;
  }

  /// Something that is open for a reader; closed when it ends by itself.
  public final class Held implements AutoCloseable {
    private final long session;
    private final Scope scope;
    private final Runnable ended;

    private Held(long session, Scope scope, Runnable ended) {
      this.session = session;
      this.scope = scope;
      this.ended = ended;
    }

    private boolean isOfProgram() {
      return scope.role().isClient();
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }

  /// @param ended called once, when who is signed in no longer is, or in another posting
  public Held hold(SignedIn who, Scope scope, Runnable ended) {
    var session = who.session();
    var held = new Held(session == null ? 0 : session.id(), scope, ended);
    open.add(held);
    return held;
  }

  /// Asks for all that is open, and ends what no longer stands.
  void look(Instant now) {
    // one that opens meanwhile is looked at next time
    var asked = List.copyOf(open);
    var people = new HashSet<Long>();
    var programs = new HashSet<String>();
    for (var held : asked) {
      if (held.isOfProgram()) programs.add(held.scope.person().displayName());
      else people.add(held.session);
    }
    if (people.isEmpty() && programs.isEmpty()) return;
    var standing = program.call(() -> standing(people, now));
    programs.removeIf(name -> program.call(() -> clients.find(name)).isEmpty());
    for (var held : asked) {
      var stands =
          held.isOfProgram()
              ? programs.contains(held.scope.person().displayName()) && isYoung(held, now)
              : standing.contains(new Place(held.session, held.scope.posting().id()));
      if (!stands && open.remove(held)) held.ended.run();
    }
  }

  /// A session in a posting.
  private record Place(long session, long posting) {}

  private Set<Place> standing(Set<Long> ids, Instant now) {
    var standing = new HashSet<Place>();
    var idle = new HashSet<Long>();
    for (var one : sessions.standing(ids, India.dateOf(now))) {
      var ends = SessionLimits.endsAt(one.createdAt(), one.lastSeenAt(), one.role().idleLimit());
      if (!now.isBefore(ends)) idle.add(one.id());
      var chosen = one.chosen();
      if (chosen == null || chosen == one.posting()) {
        standing.add(new Place(one.id(), one.posting()));
      }
    }
    standing.removeIf(place -> idle.contains(place.session()));
    return standing;
  }

  private static boolean isYoung(Held held, Instant now) {
    return held.scope.presence().isFresh(Factor.CLIENT_SECRET, ApiClients.TOKEN_LIFE, now);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("session-watch").daemon().start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (over.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS)) return;
        look(clock.instant());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // the database is away: what is open stays open, as sessions do (`security.md` 6)
        LOG.warn("sessions were not looked at: {}", e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    over.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
