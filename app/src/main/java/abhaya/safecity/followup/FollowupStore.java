package abhaya.safecity.followup;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes matters, steps and draws. Nothing is ever changed.
@Repository
public class FollowupStore {
  private final JdbcClient jdbc;

  FollowupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One writer a matter or city: two versions cannot pass each other.
  void lock(String what) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('followup:' || :what))")
        .param("what", what)
        .query((row, number) -> 1)
        .single();
  }

  /// @return handle of this version
  public String insert(Matter matter) {
    var handle = UUID.randomUUID();
    var first = matter.version() == 1;
    jdbc.sql(
            """
            insert into followup.matter (handle, root, version, city, unit_id, kind, parent, title,
                                         detail, owner, source, on_day, due_on, likelihood, impact,
                                         number, evidence, reason, entered_by, entered_at)
            values (:handle, :root, :version, :city, :unit, :kind, :parent, :title, :detail, :owner,
                    :source, :on, :due, :likelihood, :impact, :number, :evidence, :reason, :by, :at)
            """)
        .param("handle", handle)
        .param("root", first ? handle : UUID.fromString(matter.root()))
        .param("version", matter.version())
        .param("city", matter.home().city())
        .param("unit", matter.home().unit().value())
        .param("kind", matter.home().kind().name())
        .param("parent", uuid(matter.home().parent()))
        .param("title", matter.text().title())
        .param("detail", matter.text().detail())
        .param("owner", matter.text().owner())
        .param("source", matter.text().source())
        .param("on", matter.facts().on())
        .param("due", matter.facts().dueOn())
        .param("likelihood", matter.facts().likelihood())
        .param("impact", matter.facts().impact())
        .param("number", matter.facts().count())
        .param("evidence", matter.facts().evidence())
        .param("reason", matter.origin().reason())
        .param("by", matter.origin().enteredBy())
        .param("at", matter.origin().enteredAt().atOffset(ZoneOffset.UTC))
        .update();
    return handle.toString();
  }

  private static @Nullable UUID uuid(@Nullable String handle) {
    return handle == null ? null : UUID.fromString(handle);
  }

  /// @param unit of the city in which the step is taken
  public void insert(String root, int number, MatterNote note, int unit) {
    jdbc.sql(
            """
            insert into followup.note (root, number, unit_id, practice, step, city, words, evidence,
                                       expected_on, person_id, office, at)
            values (:root, :number, :unit, :practice, :step, :city, :words, :evidence, :expected,
                    :person, :office, :at)
            """)
        .param("root", UUID.fromString(root))
        .param("number", number)
        .param("unit", unit)
        .param("practice", note.step() == MatterNote.Step.ADOPT)
        .param("step", note.step().name())
        .param("city", note.city())
        .param("words", note.said().words())
        .param("evidence", note.said().evidence())
        .param("expected", note.said().expectedOn().<LocalDate>map(day -> day).orElse(null))
        .param("person", note.person())
        .param("office", note.office().map(Enum::name).orElse(""))
        .param("at", note.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The handle of the draw; empty if the month has one.
  public Optional<String> insert(MatterDraw draw, long by) {
    return jdbc.sql(
            """
            insert into followup.draw (city, unit_id, month, seed, source, pool, many, drawn_by,
                                       drawn_at)
            values (:city, :unit, :month, :seed, :source, :pool, :many, :by, :at)
            on conflict (city, month) do nothing
            returning handle
            """)
        .param("city", draw.city())
        .param("unit", draw.unit().value())
        .param("month", draw.month().atDay(1))
        .param("seed", draw.seed().text())
        .param("source", draw.seed().source())
        .param("pool", draw.pool().toArray(String[]::new))
        .param("many", draw.many())
        .param("by", by)
        .param("at", draw.at().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional()
        .map(UUID::toString);
  }
}
