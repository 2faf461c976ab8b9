package abhaya.safecity.report;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.hotspot.HotspotStore;
import abhaya.safecity.project.PoleRegister;
import abhaya.safecity.walk.PlacePhotoStore;
import abhaya.safecity.walk.WalkRegister;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes reports of citizens, who have no account, and leads them on. What comes from outside is
/// written under the program's own context; what staff do, under theirs.
@Component
public class CitizenRegister {
  private static final double NEAR_METRES = 60;
  private static final double CITY_METRES = 60_000;
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int A_HOUR = 10;

  private final ReportStore store;
  private final PlacePhotoStore photos;
  private final HotspotStore grounds;
  private final WalkRegister walks;
  private final PoleRegister poles;
  private final TrailRegister trail;
  private final Events events;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Allowance allowance = new Allowance(A_HOUR, Duration.ofHours(1));

  CitizenRegister(
      ReportStore store,
      PlacePhotoStore photos,
      HotspotStore grounds,
      WalkRegister walks,
      PoleRegister poles,
      TrailRegister trail,
      Events events,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.photos = photos;
    this.grounds = grounds;
    this.walks = walks;
    this.poles = poles;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A report came.
  public record CitizenReported(String city, String report) {}

  /// A report went one step on.
  public record ReportMoved(String city, String report, String move) {}

  /// What was sent: the city may be left to the place.
  @SuppressWarnings("ArrayRecordComponent")
  record Sent(Report.Content content, byte @Nullable [] photo, @Nullable String sameAs) {}

  private <T> T asProgram(java.util.function.Supplier<T> work) {
    return DatabaseContext.SYSTEM.<T, RuntimeException>call(() -> {
      var answer = transactions.execute(status -> work.get());
      if (answer == null) throw new IllegalStateException("nothing came of it");
      return answer;
    });
  }

  /// The city whose middle is nearest, if it is near enough to be meant.
  Optional<String> cityOf(Point place) {
    return asProgram(() ->
        grounds.grounds().stream()
            .filter(ground -> ground.centre().metresTo(place) <= CITY_METRES)
            .min(Comparator.comparingDouble(ground -> ground.centre().metresTo(place)))
            .map(Ground::city));
  }

  /// Whether this reader may see what the public does not read of a city's reports.
  boolean isReadBy(Scope scope, String city) {
    return asProgram(() -> grounds.find(city))
        .map(ground -> scope.mayOn(Operation.SEE_WORKS, ground.unit()))
        .orElse(false);
  }

  List<String> cities() {
    return asProgram(() -> grounds.grounds().stream().map(Ground::city).toList());
  }

  /// Keeps a report, once. Over its source's limit it is kept for a person to look at first.
  ///
  /// @param source whose limit counts; null for a program with a key of its own
  Report take(Sent sent, @Nullable String source) {
    var within = source == null || allowance.takes(source, clock.instant());
    return asProgram(() -> {
      var before = store.byKey(sent.content().key());
      if (before.isPresent()) return before.get().report();
      var ground =
          grounds.find(sent.content().city()).orElseThrow(() -> Refused.field("city", "unknown"));
      var now = clock.instant();
      byte[] bytes = sent.photo();
      var photo = bytes == null ? null : photos.insert(ground.city(), ground.unit(), bytes, now);
      var report =
          new Report(
              "",
              reference(),
              placed(sent.content(), ground),
              new Report.Ties(photo, sent.sameAs(), null),
              !within,
              List.of(new Report.Act(Report.Move.RECEIVE, "", null, now)));
      var handle = store.insert(ground.unit(), report, now);
      // another sender of the same key was faster
      if (handle.isEmpty()) return store.byKey(sent.content().key()).orElseThrow().report();
      events.tell(new CitizenReported(ground.city(), handle.get()));
      return store.byHandle(handle.get()).orElseThrow().report();
    });
  }

  private Report.Content placed(Report.Content content, Ground ground) {
    Point place = content.where().place();
    if (place == null) place = poles.find(ground.city(), content.where().pole()).orElse(null);
    if (place == null) return content;
    var cell = ground.cellOf(place);
    return new Report.Content(
        content.key(),
        content.service(),
        content.city(),
        new Report.Where(
            place,
            cell.isPresent() ? cell.getAsInt() : null,
            content.where().pole(),
            content.where().words()),
        content.description(),
        content.answers(),
        content.channel());
  }

  /// Ten letters that nobody guesses and everybody can read out.
  private String reference() {
    var letters = new StringBuilder("R-");
    for (var i = 0; i < LENGTH; i++) {
      if (i == LENGTH / 2) letters.append('-');
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  /// Open reports of the same thing at the same place: offered before another is sent.
  List<Report> alike(Report.Content content) {
    return asProgram(() -> {
      var alike = new ArrayList<Report>();
      for (var found : store.ofCity(content.city())) {
        var other = found.report();
        if (!other.isOpen() || other.held() || other.ties().sameAs() != null) continue;
        var same = other.content().service() == content.service();
        var light = other.content().service().isDark() && content.service().isDark();
        if ((same || light) && isAt(other.content().where(), content.where())) alike.add(other);
      }
      return alike.size() > 3 ? alike.subList(0, 3) : alike;
    });
  }

  private static boolean isAt(Report.Where one, Report.Where other) {
    if (!one.pole().isEmpty() && one.pole().equalsIgnoreCase(other.pole())) return true;
    Point a = one.place();
    Point b = other.place();
    return a != null && b != null && a.metresTo(b) <= NEAR_METRES;
  }

  Optional<Report> find(String reference) {
    return asProgram(() -> store.byReference(reference)).map(ReportStore.Found::report);
  }

  Optional<Report> findByHandle(String handle) {
    return asProgram(() -> store.byHandle(handle)).map(ReportStore.Found::report);
  }

  /// All reports of one city or of all, for what the public may read of them.
  List<Report> list(@Nullable String city) {
    return asProgram(() -> city == null ? store.all() : store.ofCity(city)).stream()
        .map(ReportStore.Found::report)
        .toList();
  }

  /// Who holds the reference says that it is not done after all, or how well it was.
  void moveAsCitizen(String reference, Report.Move move, String remark, @Nullable Integer rating) {
    if (move != Report.Move.REOPEN && move != Report.Move.RATE)
      throw new NotVisible(Reason.NO_UNIT);
    asProgram(() -> {
      var found = store.byReference(reference).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
      step(found, move, remark, rating, 0);
      String place = found.report().ties().darkPlace();
      if (move == Report.Move.REOPEN && place != null)
        walks.reopen(found.report().content().city(), place, remark.isBlank() ? "–" : remark);
      return true;
    });
  }

  /// A step of staff.
  @Transactional
  public void move(Scope scope, String handle, String move, String remark) {
    var found = store.byHandle(handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, found.unit()));
    var step =
        java.util.Arrays.stream(Report.Move.values())
            .filter(one -> one.name().equals(move))
            .filter(Report.Move::isOfStaff)
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    if (step == Report.Move.REJECT && remark.isBlank()) throw Refused.field("remark", "required");
    step(found, step, remark, null, scope.person().id());
    if (step == Report.Move.RELEASE) store.release(handle);
    trail.record(
        scope,
        TrailAct.allowed(move, "CITIZEN_REPORT", handle)
            .with("city", found.report().content().city()));
  }

  private void step(
      ReportStore.Found found,
      Report.Move move,
      String remark,
      @Nullable Integer rating,
      long person) {
    var handle = found.report().handle();
    store.lock(handle);
    var now = store.byHandle(handle).orElseThrow();
    if (!now.report().allows(move)) throw Refused.with(HttpStatus.CONFLICT, "conflict");
    var act = new Report.Act(move, remark, rating, clock.instant());
    store.insert(handle, now.unit(), now.report().acts().size() + 1, act, person);
    events.tell(new ReportMoved(now.report().content().city(), handle, move.name()));
  }

  /// Opens a dark place for a report, with the report's own place.
  @Transactional
  public String openDarkPlace(Scope scope, String handle) {
    var found = store.byHandle(handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, found.unit()));
    var content = found.report().content();
    Point place = content.where().place();
    if (place == null || found.report().ties().darkPlace() != null)
      throw Refused.with(HttpStatus.CONFLICT, "conflict");
    var opened =
        walks.open(
            scope,
            content.city(),
            new WalkRegister.Found(
                UUID.nameUUIDFromBytes(("report:" + handle).getBytes(StandardCharsets.UTF_8)),
                place,
                content.where().pole(),
                cut(content.where().words()),
                abhaya.safecity.walk.DarkPlace.Owner.MUNICIPAL,
                content.service() == ServiceKind.HIDDEN_LAMP
                    ? abhaya.safecity.walk.DarkPlace.Cause.HIDDEN
                    : abhaya.safecity.walk.DarkPlace.Cause.LAMP_OUT,
                null,
                null));
    store.tie(handle, opened);
    if (found.report().allows(Report.Move.ACCEPT))
      step(found, Report.Move.ACCEPT, "", null, scope.person().id());
    return opened;
  }

  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= 200
        ? words
        : words.substring(0, words.offsetByCodePoints(0, 200));
  }
}
