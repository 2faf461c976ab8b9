package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Closing;
import abhaya.response.incident.ClosingDesk;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the crew tells from the field. Each word has a number that its device counts, so that a
/// queue that is sent twice is told once; and two times: when it happened and when it came here.
@Service
public class CrewDesk {
  private static final Duration AHEAD_MAX = Duration.ofMinutes(2);
  private static final Duration BEHIND_MAX = Duration.ofHours(24);
  private static final Set<String> MEDIA = Set.of("image/jpeg", "image/png", "image/webp");

  private final AssignmentStore store;
  private final DispatchDesk desk;
  private final ClosingDesk closing;
  private final Clock clock;

  CrewDesk(AssignmentStore store, DispatchDesk desk, ClosingDesk closing, Clock clock) {
    this.store = store;
    this.desk = desk;
    this.closing = closing;
    this.clock = clock;
  }

  /// Words besides the steps of an assignment.
  public static final String REPORT = "REPORT";

  public static final String WELL = "WELL";

  /// What became of one word.
  public enum Heard {
    TAKEN,
    /// The same number of the same device was here before.
    KNOWN,
    /// It does not follow on what went before; kept in the record, for a person.
    KEPT_ONLY,
    /// No such job for this crew.
    GONE,
    NOT_UNDERSTOOD
  }

  /// @param number counted by the device
  /// @param facts as JSON, structured; `{}` for none
  /// @param taken action taken, where the word is a report
  public record Told(
      String device,
      long number,
      String assignment,
      String step,
      Instant happenedAt,
      String facts,
      Closing.@Nullable ActionTaken taken) {}

  /// The job the unit has now.
  @Transactional(readOnly = true)
  public Optional<Assignment> job(Scope scope, int unit) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    return store.ofUnit(unit);
  }

  /// Units that are on their way to an incident or there.
  @Transactional(readOnly = true)
  public List<Integer> unitsOn(String incident) {
    return store.unitsOn(incident);
  }

  @Transactional
  public Heard tell(Scope scope, Told told) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    if (store.isTold(told.device(), told.number())) return Heard.KNOWN;
    var found = store.lock(told.assignment());
    if (found.isEmpty()) return Heard.GONE;
    var job = found.get();
    var at = bounded(told.happenedAt());
    var taken = act(scope, told, job, at);
    if (taken == Heard.NOT_UNDERSTOOD) return taken;
    var kept =
        new AssignmentStore.Told(
            job.id(),
            told.device(),
            told.number(),
            told.step(),
            taken == Heard.TAKEN,
            at,
            scope.person().handle(),
            told.facts());
    if (!store.insertStep(kept)) throw new ToldTwice();
    if (taken == Heard.KEPT_ONLY) {
      var detail = Map.<String, Object>of("unit", job.callSign(), "step", told.step());
      closing.line(job.incident(), "STEP_IMPOSSIBLE", at, scope.person().handle(), detail);
    }
    return taken;
  }

  /// The same queue came over two ways at once; the other one stands.
  public static final class ToldTwice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ToldTwice() {
      super("told twice at once", null, false, false);
    }
  }

  private Heard act(Scope scope, Told told, Assignment job, Instant at) {
    if (told.step().equals(REPORT)) {
      var taken = told.taken();
      if (taken == null) return Heard.NOT_UNDERSTOOD;
      var answer = closing.report(scope, job.incident(), taken, at);
      return answer.isDone() ? Heard.TAKEN : Heard.KEPT_ONLY;
    }
    if (told.step().equals(WELL)) {
      desk.checkedIn(scope, job.handle());
      return Heard.TAKEN;
    }
    for (var state : AssignmentState.values()) {
      if (!state.name().equals(told.step()) || !isOfCrew(state)) continue;
      var answer = desk.step(scope, job.handle(), state, at, "");
      return answer.isDone() ? Heard.TAKEN : Heard.KEPT_ONLY;
    }
    return Heard.NOT_UNDERSTOOD;
  }

  /// A crew neither sends itself nor calls itself back.
  private static boolean isOfCrew(AssignmentState state) {
    return state != AssignmentState.DISPATCHED && state != AssignmentState.CANCELLED;
  }

  /// A clock of a phone that runs wrong does not put an act into the future or into last week.
  private Instant bounded(Instant said) {
    var now = clock.instant();
    if (said.isAfter(now.plus(AHEAD_MAX))) return now;
    return said.isBefore(now.minus(BEHIND_MAX)) ? now.minus(BEHIND_MAX) : said;
  }

  /// @param bytes of the picture, at most 3 MB
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Picture(
      String device,
      long number,
      String assignment,
      String media,
      byte[] bytes,
      Instant happenedAt) {}

  @Transactional
  public Heard photo(Scope scope, Picture picture) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var found = store.lock(picture.assignment());
    if (found.isEmpty()) return Heard.GONE;
    if (!MEDIA.contains(picture.media()) || !isPicture(picture.bytes())) {
      return Heard.NOT_UNDERSTOOD;
    }
    var at = bounded(picture.happenedAt());
    var photo =
        new AssignmentStore.Photo(
            found.get().id(),
            picture.device(),
            picture.number(),
            picture.media(),
            digest(picture.bytes()),
            picture.bytes(),
            at,
            scope.person().handle());
    if (!store.insertPhoto(photo)) return Heard.KNOWN;
    var detail = Map.<String, Object>of("unit", found.get().callSign(), "digest", photo.digest());
    closing.line(found.get().incident(), "PHOTO", at, scope.person().handle(), detail);
    return Heard.TAKEN;
  }

  /// By its first bytes, whatever it calls itself.
  static boolean isPicture(byte[] bytes) {
    if (bytes.length < 12) return false;
    var jpeg = (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff;
    var png = (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    var webp = bytes[0] == 'R' && bytes[1] == 'I' && bytes[8] == 'W' && bytes[9] == 'E';
    return jpeg || png || webp;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
