package abhaya.investigation.cases;

import abhaya.base.feed.Envelope;
import abhaya.base.feed.EnvelopeStore;
import abhaya.base.feed.FeedRegister;
import abhaya.base.platform.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Enters records. The only way a case comes to exist or changes.
///
/// A chunk is decided from the set of all records of the cases it touches, so that the order of
/// arrival leaves no trace.
@Service
class CaseRegister {
  private static final int LINKS_MAX = 16;

  private final EnvelopeStore envelopes;
  private final FeedRegister feed;
  private final KnownRecords known;
  private final CaseFiles files;
  private final WaitingList waiting;
  private final CaseBook book;
  private final Events events;

  CaseRegister(
      EnvelopeStore envelopes,
      FeedRegister feed,
      KnownRecords known,
      CaseFiles files,
      WaitingList waiting,
      CaseBook book,
      Events events) {
    this.envelopes = envelopes;
    this.feed = feed;
    this.known = known;
    this.files = files;
    this.waiting = waiting;
    this.book = book;
    this.events = events;
  }

  /// A record of the chunk is kept already where this reader cannot see it, or did not look.
  static final class HiddenException extends RuntimeException {
    HiddenException() {
      super("a record of this chunk is kept already", null, false, false);
    }
  }

  /// Enters the rows of a chunk, all of them or none; one outcome for each.
  @Transactional(rollbackFor = Throwable.class)
  public List<RowOutcome> enter(Chunk chunk) {
    if (!chunk.dry()) envelopes.lock(chunk.source(), chunk.alone());
    var names = chunk.rows().stream().map(Incoming::name).toList();
    var known = chunk.allNew() ? Map.<Envelope.Name, UUID>of() : envelopes.known(names);
    var sorting = new ChunkSorting(chunk.rows(), known);
    var outcomes = new ArrayList<>(sorting.outcomes());
    var fresh = chunk.alone() ? sorting.fresh() : withoutLinks(sorting.fresh(), outcomes);
    if (fresh.isEmpty()) return outcomes;

    var picture = new Picture(fresh, chunk.now());
    picture.load(picture.fresh.keySet());
    var folds = book.fold(picture.records);
    outcomes.addAll(picture.outcomes(folds));
    if (!chunk.dry()) write(chunk, fresh, folds.values(), picture.stored);
    return outcomes;
  }

  /// Whether no record of this source is kept, as far as the sender sees.
  @Transactional(readOnly = true)
  public boolean knowsNothingOf(String source) {
    return envelopes.hasNone(source);
  }

  /// Works cases out again from what is known of them: a person decided about a record.
  @Transactional(propagation = Propagation.MANDATORY)
  public void renew(CaseKey key, Instant now) {
    var picture = new Picture(List.of(), now);
    picture.load(Set.of(key));
    var folds = book.fold(picture.records);
    waiting.write(folds.values(), Map.of(), 0, now);
    tell(files.write(folds.values(), picture.stored));
  }

  private List<Incoming> withoutLinks(List<Incoming> fresh, List<RowOutcome> outcomes) {
    var keys = new HashSet<CaseKey>();
    fresh.forEach(one -> keys.add(one.caseKey()));
    var across = new HashSet<>(files.across(keys));
    fresh.stream().filter(Incoming::linksAcross).forEach(one -> across.add(one.caseKey()));
    if (across.isEmpty()) return fresh;
    var kept = new ArrayList<Incoming>();
    for (var one : fresh) {
      if (!across.contains(one.caseKey())) kept.add(one);
      else outcomes.add(RowOutcome.of(one, RowOutcome.Kind.DEFERRED));
    }
    return kept;
  }

  private void write(
      Chunk chunk,
      List<Incoming> fresh,
      Collection<CaseFold> folds,
      Map<CaseKey, StoredCase> stored) {
    var units = new HashMap<CaseKey, Integer>();
    for (var fold : folds) {
      var state = fold.state();
      if (state != null) units.put(fold.key(), state.fir().head().unitId());
    }
    var rows = new HashMap<Envelope.Name, Integer>();
    var kept = new ArrayList<Envelope>();
    for (var one : fresh) {
      rows.put(one.name(), one.row());
      kept.add(envelope(one, chunk, units));
      if (one.linksAcross()) files.linkAcross((CctnsRecord.Fir) one.record());
    }
    if (!keep(chunk, kept)) throw new HiddenException();
    waiting.write(folds, rows, chunk.batchId(), chunk.now());
    tell(files.write(folds, stored));
  }

  /// What is entered here says nothing of how far a sender's data reach.
  private boolean keep(Chunk chunk, List<Envelope> kept) {
    return chunk.isEnteredHere() ? envelopes.insert(kept) == kept.size() : feed.keep(kept);
  }

  private void tell(List<Long> changed) {
    if (!changed.isEmpty()) events.tell(new CasesChanged(changed));
  }

  private static Envelope envelope(Incoming one, Chunk chunk, Map<CaseKey, Integer> units) {
    var head = one.record().head();
    return new Envelope(
        one.name(),
        one.record().subject(),
        one.hash(),
        units.getOrDefault(one.caseKey(), head.unitId()),
        head.happenedAt(),
        head.enteredAt(),
        chunk.now(),
        chunk.batchId(),
        one.row(),
        false,
        false,
        one.body());
  }

  /// All records of the cases a chunk touches, and of every registration linked with them.
  private final class Picture {
    private final Map<CaseKey, List<Kept>> records = new LinkedHashMap<>();
    private final Map<CaseKey, StoredCase> stored = new HashMap<>();
    private final Map<CaseKey, List<Incoming>> fresh = new LinkedHashMap<>();
    private final Instant now;

    Picture(List<Incoming> rows, Instant now) {
      this.now = now;
      for (var one : rows) {
        fresh.computeIfAbsent(one.caseKey(), key -> new ArrayList<>()).add(one);
      }
    }

    private void load(Set<CaseKey> keys) {
      Set<CaseKey> asked = new LinkedHashSet<>(keys);
      for (var hops = 0; !asked.isEmpty() && hops < LINKS_MAX; hops++) {
        asked.forEach(key -> records.put(key, new ArrayList<>()));
        known.addTo(records, asked);
        stored.putAll(files.linked(asked));
        asked.forEach(this::addFresh);
        var next = new LinkedHashSet<>(stored.keySet());
        for (var key : asked) addPrevious(key, next);
        next.removeAll(records.keySet());
        asked = next;
      }
      records.values().removeIf(List::isEmpty);
    }

    private void addFresh(CaseKey key) {
      var kept = Objects.requireNonNull(records.get(key));
      for (var one : fresh.getOrDefault(key, List.of())) {
        kept.add(Kept.arrived(one.record(), now));
      }
    }

    private void addPrevious(CaseKey key, Set<CaseKey> next) {
      for (var kept : records.getOrDefault(key, List.of())) {
        if (kept.record() instanceof CctnsRecord.Fir fir && fir.previous() != null) {
          next.add(new CaseKey(fir.previous().source(), fir.previous().key()));
        }
      }
    }

    List<RowOutcome> outcomes(Map<CaseKey, CaseFold> folds) {
      var codes = new HashMap<Envelope.Name, String>();
      var counts = new HashSet<Envelope.Name>();
      for (var fold : folds.values()) {
        fold.waiting().forEach(one -> codes.put(WaitingList.name(one.kept()), one.code()));
        fold.standing().forEach(kept -> counts.add(WaitingList.name(kept)));
        var state = fold.state();
        if (state != null) counts.add(WaitingList.name(state.fir()));
      }
      var outcomes = new ArrayList<RowOutcome>();
      for (var rows : fresh.values()) {
        for (var one : rows) outcomes.add(outcome(one, codes.get(one.name()), counts));
      }
      return outcomes;
    }

    private static RowOutcome outcome(
        Incoming one, @Nullable String code, Set<Envelope.Name> counts) {
      if (code != null) return RowOutcome.of(one, RowOutcome.Kind.QUARANTINED, code, null);
      var counted = counts.contains(one.name());
      return RowOutcome.of(one, counted ? RowOutcome.Kind.ACCEPTED : RowOutcome.Kind.UNCHANGED);
    }
  }
}
