package abhaya.safecity.project;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes turns in the course of works. The caller brings transaction and context.
@Repository
class ChangeStore {
  private final JdbcClient jdbc;

  ChangeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One turn as its row has it.
  private record Line(String kind, String subject, LocalDate on, PlanHistory.@Nullable Plan plan) {

    static Line of(WorkChange.Course course) {
      return switch (course) {
        case WorkChange.Reached one -> new Line("STAGE", one.stage().name(), one.on(), null);
        case WorkChange.Done one -> new Line("DONE", one.milestone(), one.on(), null);
        case WorkChange.Blocked one -> new Line("BLOCKED", one.code().name(), one.on(), null);
        case WorkChange.Cleared one -> new Line("CLEARED", one.code().name(), one.on(), null);
        case WorkChange.Moved one ->
            new Line("DUE", one.milestone(), one.plan().dueOn(), one.plan());
        case WorkChange.Replanned one -> new Line("PLAN", "", one.plan().dueOn(), one.plan());
      };
    }
  }

  /// @return its handle
  String insert(Scope scope, WorkPackage work, WorkChange.Course course, Instant at) {
    var line = Line.of(course);
    var plan = line.plan();
    var months = plan == null || !line.kind().equals("PLAN") ? null : plan;
    return jdbc.sql(
            """
            insert into project.change
                   (package, city, unit_id, kind, subject, on_day, target, first_month, per_month,
                    approved_on, approved_in, reason, entered_by, entered_at)
            values (:package, :city, :unit, :kind, :subject, :on, :target, :first, :perMonth,
                    :approvedOn, :approvedIn, :reason, :by, :at)
            returning handle
            """)
        .param("package", UUID.fromString(work.handle()))
        .param("city", work.place().city())
        .param("unit", work.place().unit().value())
        .param("kind", line.kind())
        .param("subject", line.subject())
        .param("on", line.on())
        .param("target", months == null ? null : months.target())
        .param("first", months == null ? null : WorkStore.firstMonth(months).atDay(1))
        .param("perMonth", months == null ? null : WorkStore.perMonth(months.perMonth()))
        .param("approvedOn", plan == null ? null : plan.approvedOn())
        .param("approvedIn", plan == null ? null : plan.approvedIn())
        .param("reason", course.reason())
        .param("by", scope.person().id())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single()
        .toString();
  }

  /// The last act of a review.
  void insertAct(Scope scope, WorkChange change, EntryReview after, Instant at) {
    var act = after.acts().getLast();
    var returned = act.move() == EntryReview.Move.RETURN ? 1 : 0;
    jdbc.sql(
            """
            insert into project.change_act (change, number, round, unit_id, move, office,
                                            person_id, person, remark, acted_at)
            select c.id, :number, :round, :unit, :move, :office, :personId, :person, :remark, :at
              from project.change c
             where c.handle = :handle
            """)
        .param("handle", UUID.fromString(change.handle()))
        .param("number", after.acts().size())
        .param("round", ReviewDesk.round(after) - returned)
        .param("unit", change.unit().value())
        .param("move", act.move().name())
        .param("office", act.office().name())
        .param("personId", scope.person().id())
        .param("person", act.person())
        .param("remark", act.remark())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
