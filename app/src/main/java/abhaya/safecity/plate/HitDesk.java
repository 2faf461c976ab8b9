package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sees a hit through: somebody has it, an eye verifies or rejects it, only then is anybody sent.
@Service
class HitDesk {
  private static final int NOTE_MAX = 200;

  private final JdbcClient jdbc;
  private final Events events;
  private final TrailRegister trail;
  private final Clock clock;

  HitDesk(JdbcClient jdbc, Events events, TrailRegister trail, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  private record Known(
      long id, int unit, int entryUnit, String kind, HitState state, int version) {}

  /// What came of a step.
  enum Done {
    DONE,
    /// Somebody was faster; the page is to be read again.
    CHANGED,
    /// That step does not follow from where the hit stands.
    NOT_NOW,
    /// What came of it, or why the plate is another one, has to be said in words.
    WORDS_MISSING
  }

  /// One step further.
  ///
  /// @param version as the reader saw it
  @Transactional
  public Done step(Scope scope, String handle, int version, HitState next, String note) {
    NotVisible.unless(scope.decide(Operation.WATCH_PLATES));
    var hit = lock(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var mine =
        scope.mayOn(Operation.WATCH_PLATES, new UnitId(hit.unit()))
            || scope.mayOn(Operation.WATCH_PLATES, new UnitId(hit.entryUnit()));
    if (!mine) throw new NotVisible(Reason.OUTSIDE_UNIT);
    if (hit.version() != version) return Done.CHANGED;
    if (!hit.state().mayBecome(next)) return Done.NOT_NOW;
    if (next.needsWords() && note.isBlank()) return Done.WORDS_MISSING;
    // an eye that verifies a hint is its second witness
    var confirms = hit.kind().equals("HINT") && next == HitState.VERIFIED;
    save(hit, next, note, confirms);
    keep(scope, hit, next, note);
    events.tell(new PlateHit(handle, hit.unit(), confirms ? "ALARM" : hit.kind()));
    trail.record(scope, TrailAct.allowed(next.name(), "PLATE_HIT", handle));
    return Done.DONE;
  }

  private Optional<Known> lock(String handle) {
    return jdbc.sql(
            """
            select id, unit_id, entry_unit, kind, state, version
              from plate.hit where handle = :handle::uuid for update
            """)
        .param("handle", handle)
        .query((row, number) ->
            new Known(
                row.getLong("id"),
                row.getInt("unit_id"),
                row.getInt("entry_unit"),
                row.getString("kind"),
                HitState.valueOf(row.getString("state")),
                row.getInt("version")))
        .optional();
  }

  private void save(Known hit, HitState next, String note, boolean confirms) {
    jdbc.sql(
            """
            update plate.hit
               set state = :state, version = version + 1,
                   result = case when :state = 'RESULT' then :note else result end,
                   kind = case when :confirms then 'ALARM' else kind end,
                   witness = case when :confirms then 'HUMAN' else witness end
             where id = :id
            """)
        .param("id", hit.id())
        .param("state", next.name())
        .param("note", bounded(note))
        .param("confirms", confirms)
        .update();
  }

  private void keep(Scope scope, Known hit, HitState next, String note) {
    jdbc.sql(
            """
            insert into plate.hit_step (hit_id, number, unit_id, entry_unit, state, note, by_person, at)
            values (:hit, :number, :unit, :entryUnit, :state, :note, :by, :at)
            """)
        .param("hit", hit.id())
        .param("number", hit.version())
        .param("unit", hit.unit())
        .param("entryUnit", hit.entryUnit())
        .param("state", next.name())
        .param("note", bounded(note))
        .param("by", scope.person().id())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String bounded(String note) {
    return note.substring(0, Math.min(NOTE_MAX, note.length()));
  }
}
