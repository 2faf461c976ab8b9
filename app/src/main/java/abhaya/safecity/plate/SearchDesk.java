package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.OpenCases;
import abhaya.investigation.clock.CaseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for a plate among the reads: only inside an open case in which the searcher works, on record
/// before the answer is given, and looked over by others where it is conspicuous or drawn.
@Service
class SearchDesk {
  private static final int CASES_MAX = 500;
  private static final int FOUND_MAX = 200;
  private static final Duration REVIEW_WITHIN = Duration.ofDays(7);

  private final OpenCases cases;
  private final ReadStore reads;
  private final PlateSeal seal;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final TrailRegister trail;
  private final PlateConfig.Settings settings;
  private final Clock clock;

  SearchDesk(
      OpenCases cases,
      ReadStore reads,
      PlateSeal seal,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      TrailRegister trail,
      PlateConfig.Settings settings,
      Clock clock) {
    this.cases = cases;
    this.reads = reads;
    this.seal = seal;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.trail = trail;
    this.settings = settings;
    this.clock = clock;
  }

  /// What a search gave.
  sealed interface Answer {
    record Found(List<ReadStore.Found> reads, boolean conspicuous) implements Answer {
      public Found {
        reads = List.copyOf(reads);
      }
    }

    record Refused(SearchRule.Reason reason) implements Answer {}
  }

  /// An open case in which this person works.
  ///
  /// @param movedAt when something last happened in it
  record Own(String handle, String firNumber, Instant movedAt) {}

  List<Own> own(Scope scope) {
    return cases.of(scope, List.of(scope.unit()), CASES_MAX).stream()
        .map(one ->
            new Own(
                one.handle(),
                one.firNumber(),
                one.events().stream()
                    .map(CaseEvent::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH)))
        .toList();
  }

  /// @param days back from now
  Answer search(Scope scope, String caseHandle, String plain, int days) {
    NotVisible.unless(scope.decide(Operation.SEARCH_PLATES));
    var now = clock.instant();
    var mine = own(scope).stream().filter(one -> one.handle().equals(caseHandle)).findFirst();
    var works = mine.isPresent();
    var movedAt = mine.map(Own::movedAt).orElse(Instant.EPOCH);
    var key = seal.key(plain);
    var facts =
        new SearchRule.Facts(
            works,
            works,
            onShift(now),
            kinship(scope, key),
            earlier(scope, key, movedAt),
            draw(now));
    var outcome = SearchRule.judge(facts);
    if (outcome instanceof SearchRule.Refused refused) {
      trail.record(scope, TrailAct.denied("SEARCH", "PLATE_READ", null, refused.reason().name()));
      return new Answer.Refused(refused.reason());
    }
    var allowed = (SearchRule.Allowed) outcome;
    var from = now.minus(Duration.ofDays(days));
    var found = program(() -> reads.find(plain, from, FOUND_MAX));
    keep(scope, new Kept(caseHandle, key, from, found.size(), allowed), now);
    return new Answer.Found(found, !allowed.alarms().isEmpty());
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Kept(
      String caseHandle, byte[] key, Instant from, int found, SearchRule.Allowed allowed) {}

  private void keep(Scope scope, Kept kept, Instant now) {
    var reviewBy = kept.allowed().reviewed() ? now.plus(REVIEW_WITHIN) : null;
    program(() ->
        jdbc.sql(
                """
                insert into plate.search (unit_id, case_handle, plate_key, by_person, at, from_at,
                                          found, alarms, review_by)
                values (:unit, :case, :key, :by, :at, :from, :found, :alarms, :reviewBy)
                """)
            .param("unit", scope.unit().value())
            .param("case", kept.caseHandle())
            .param("key", kept.key())
            .param("by", scope.person().id())
            .param("at", now.atOffset(ZoneOffset.UTC))
            .param("from", kept.from().atOffset(ZoneOffset.UTC))
            .param("found", kept.found())
            .param(
                "alarms",
                kept.allowed().alarms().stream().map(Enum::name).sorted().toArray(String[]::new))
            .param("reviewBy", reviewBy == null ? null : reviewBy.atOffset(ZoneOffset.UTC))
            .update());
    trail.record(
        scope,
        TrailAct.allowed("SEARCH", "PLATE_READ", kept.caseHandle())
            .with("found", kept.found())
            .with("alarms", kept.allowed().alarms().size()));
  }

  private int earlier(Scope scope, byte[] key, Instant movedAt) {
    return program(() ->
        jdbc.sql(
                """
                select count(*) from plate.search
                 where by_person = :by and plate_key = :key and at > :movedAt
                """)
            .param("by", scope.person().id())
            .param("key", key)
            .param("movedAt", movedAt.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single());
  }

  private SearchRule.Kinship kinship(Scope scope, byte[] key) {
    return program(() ->
        jdbc.sql(
                """
                select coalesce(max(case when person = :by then 'OWN_HOUSEHOLD' else 'COLLEAGUE' end),
                                'NONE')
                  from plate.household where plate_key = :key
                """)
            .param("by", scope.person().id())
            .param("key", key)
            .query((row, number) -> SearchRule.Kinship.valueOf(row.getString(1)))
            .single());
  }

  private boolean onShift(Instant now) {
    var hour = now.atZone(India.ZONE).getHour();
    return hour >= settings.shiftFrom() && hour < settings.shiftTo();
  }

  private int draw(Instant now) {
    return new SplittableRandom(settings.reviewSeed() ^ now.toEpochMilli()).nextInt(100);
  }

  /// A person tells the numbers of her own household.
  @Transactional
  public void tellHousehold(Scope scope, String plain) {
    NotVisible.unless(scope.decide(Operation.SEE_PLATES));
    jdbc.sql(
            "insert into plate.household (person, plate_key) values (:by, :key) on conflict do"
                + " nothing")
        .param("by", scope.person().id())
        .param("key", seal.key(plain))
        .update();
    trail.record(scope, TrailAct.allowed("ENTER", "HOUSEHOLD_PLATE", null));
  }

  /// Somebody of another unit has looked at a search. Nobody looks over her own.
  @Transactional
  public void review(Scope scope, String handle, boolean inOrder) {
    NotVisible.unless(scope.decide(Operation.REVIEW_PLATES));
    var done =
        jdbc.sql(
                """
                update plate.search
                   set reviewed_by = (select sec.uid()), reviewed_at = :now, verdict = :verdict
                 where handle = :handle::uuid and reviewed_at is null
                """)
            .param("handle", handle)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("verdict", inOrder ? "IN_ORDER" : "TO_BE_CLEARED")
            .update();
    if (done == 0) throw new NotVisible(Reason.OUTSIDE_UNIT);
    trail.record(
        scope,
        TrailAct.allowed("REVIEW", "PLATE_SEARCH", handle)
            .because(inOrder ? "IN_ORDER" : "TO_BE_CLEARED"));
  }

  private <T> T program(java.util.function.Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
  }
}
