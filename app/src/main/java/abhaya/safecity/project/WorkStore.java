package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes works. The caller brings transaction and context.
@Repository
public class WorkStore {
  private final JdbcClient jdbc;

  WorkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether no city is there yet.
  /// Every city the asker may see, by code.
  public List<CityProject> cities() {
    return jdbc.sql("select code, unit_id, name_en, name_hi from project.city order by code")
        .query((row, number) ->
            new CityProject(
                row.getString("code"),
                new UnitId(row.getInt("unit_id")),
                row.getString("name_en"),
                row.getString("name_hi")))
        .list();
  }

  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from project.city)").query(Boolean.class).single();
  }

  public void insert(CityProject city) {
    jdbc.sql(
            """
            insert into project.city (code, unit_id, name_en, name_hi)
            values (:code, :unit, :en, :hi)
            on conflict do nothing
            """)
        .param("code", city.code())
        .param("unit", city.unit().value())
        .param("en", city.nameEn())
        .param("hi", city.nameHi())
        .update();
  }

  public void insertBudget(String city, UnitId unit, ComponentKind kind, long paise) {
    jdbc.sql(
            """
            insert into project.component (city, kind, unit_id, budget_paise)
            values (:city, :kind, :unit, :paise)
            on conflict do nothing
            """)
        .param("city", city)
        .param("kind", kind.name())
        .param("unit", unit.value())
        .param("paise", paise)
        .update();
  }

  /// Stores a package with all that is known of it.
  ///
  /// @return its handle
  public String insert(WorkPackage work) {
    var place = work.place();
    var handle =
        jdbc.sql(
                """
                insert into project.package
                       (city, component, unit_id, counted_in, agency_en, agency_hi, weight)
                values (:city, :component, :unit, :countedIn, :agencyEn, :agencyHi, :weight)
                returning handle
                """)
            .param("city", place.city())
            .param("component", place.component().name())
            .param("unit", place.unit().value())
            .param("countedIn", place.countedIn().name())
            .param("agencyEn", work.agency().nameEn())
            .param("agencyHi", work.agency().nameHi())
            .param("weight", work.weight())
            .query(UUID.class)
            .single();
    insertSteps(handle, work);
    insertPlans(handle, work);
    insertMilestones(handle, work);
    work.evidence().forEach(month -> insertEvidence(handle, work, month));
    for (var obstacle : work.obstacles()) insertObstacle(handle, work, obstacle);
    return handle.toString();
  }

  private void insertSteps(UUID handle, WorkPackage work) {
    var number = 0;
    for (var step : work.stages().steps()) {
      jdbc.sql(
              """
              insert into project.step (package, number, unit_id, stage, on_day, reason)
              values (:package, :number, :unit, :stage, :on, :reason)
              """)
          .param("package", handle)
          .param("number", ++number)
          .param("unit", work.place().unit().value())
          .param("stage", step.stage().name())
          .param("on", step.on())
          .param("reason", step.reason())
          .update();
    }
  }

  private void insertPlans(UUID handle, WorkPackage work) {
    var number = 0;
    for (var plan : work.plans().plans()) {
      jdbc.sql(
              """
              insert into project.plan (package, number, unit_id, due_on, target, first_month,
                                        per_month, approved_on, reason, approved_in)
              values (:package, :number, :unit, :dueOn, :target, :first, :perMonth, :approvedOn,
                      :reason, :approvedIn)
              """)
          .param("package", handle)
          .param("number", ++number)
          .param("unit", work.place().unit().value())
          .param("dueOn", plan.dueOn())
          .param("target", plan.target())
          .param("first", firstMonth(plan).atDay(1))
          .param("perMonth", perMonth(plan.perMonth()))
          .param("approvedOn", plan.approvedOn())
          .param("reason", plan.reason())
          .param("approvedIn", plan.approvedIn())
          .update();
    }
  }

  static YearMonth firstMonth(PlanHistory.Plan plan) {
    return plan.perMonth().keySet().stream()
        .min(YearMonth::compareTo)
        .orElse(YearMonth.from(plan.dueOn()));
  }

  static Long[] perMonth(Map<YearMonth, Long> months) {
    if (months.isEmpty()) return new Long[0];
    var first = months.keySet().stream().min(YearMonth::compareTo).orElseThrow();
    var last = months.keySet().stream().max(YearMonth::compareTo).orElseThrow();
    return java.util.stream.Stream.iterate(
            first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .map(month -> months.getOrDefault(month, 0L))
        .toArray(Long[]::new);
  }

  private void insertMilestones(UUID handle, WorkPackage work) {
    for (var milestone : work.milestones()) {
      var number = 0;
      for (var plan : milestone.plans().plans()) {
        jdbc.sql(
                """
                insert into project.milestone (package, kind, number, unit_id, due_on, approved_on,
                                               reason, approved_in, done_on)
                values (:package, :kind, :number, :unit, :dueOn, :approvedOn, :reason, :approvedIn,
                        :doneOn)
                """)
            .param("package", handle)
            .param("kind", milestone.kind())
            .param("number", ++number)
            .param("unit", work.place().unit().value())
            .param("dueOn", plan.dueOn())
            .param("approvedOn", plan.approvedOn())
            .param("reason", plan.reason())
            .param("approvedIn", plan.approvedIn())
            .param("doneOn", milestone.doneOn().orElse(null))
            .update();
      }
    }
  }

  private void insertEvidence(UUID handle, WorkPackage work, WorkPackage.Evidence month) {
    jdbc.sql(
            """
            insert into project.evidence (package, month, unit_id, installed, proven, not_accepted,
                                          not_located, not_photographed)
            values (:package, :month, :unit, :installed, :proven, :notAccepted, :notLocated,
                    :notPhotographed)
            """)
        .param("package", handle)
        .param("month", month.month().atDay(1))
        .param("unit", work.place().unit().value())
        .param("installed", month.installed())
        .param("proven", month.proven())
        .param("notAccepted", month.missing().acceptance())
        .param("notLocated", month.missing().position())
        .param("notPhotographed", month.missing().photo())
        .update();
  }

  /// The figure of a month that has not ended, counted anew from the things themselves.
  public void putEvidence(String handle, UnitId unit, WorkPackage.Evidence month) {
    jdbc.sql(
            """
            insert into project.evidence (package, month, unit_id, installed, proven, not_accepted,
                                          not_located, not_photographed)
            values (:package::uuid, :month, :unit, :installed, :proven, :notAccepted, :notLocated,
                    :notPhotographed)
            on conflict (package, month) do update
               set installed = excluded.installed, proven = excluded.proven,
                   not_accepted = excluded.not_accepted, not_located = excluded.not_located,
                   not_photographed = excluded.not_photographed
            """)
        .param("package", handle)
        .param("month", month.month().atDay(1))
        .param("unit", unit.value())
        .param("installed", month.installed())
        .param("proven", month.proven())
        .param("notAccepted", month.missing().acceptance())
        .param("notLocated", month.missing().position())
        .param("notPhotographed", month.missing().photo())
        .update();
  }

  private void insertObstacle(UUID handle, WorkPackage work, WorkPackage.Obstacle obstacle) {
    jdbc.sql(
            """
            insert into project.bottleneck (package, code, unit_id, since_on, cleared_on, remark)
            values (:package, :code, :unit, :since, :cleared, :remark)
            """)
        .param("package", handle)
        .param("code", obstacle.code().name())
        .param("unit", work.place().unit().value())
        .param("since", obstacle.sinceOn())
        .param("cleared", obstacle.clearedOn().<LocalDate>map(day -> day).orElse(null))
        .param("remark", obstacle.remark())
        .update();
  }

  /// One writer a package: two versions of one figure cannot pass each other.
  void lock(String packageHandle) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('project:' || :handle))")
        .param("handle", packageHandle)
        .query((row, number) -> 1)
        .single();
  }

  /// @param by number of the person; 0 the program
  public String insertReport(WorkReport report, String city, long by) {
    return jdbc.sql(
            """
            insert into project.report (package, city, unit_id, month, version, quantity, parts,
                                        reason, remark, entered_by, entered_at)
            values (:package, :city, :unit, :month, :version, :quantity, :parts, :reason, :remark,
                    :by, :at)
            returning handle
            """)
        .param("package", UUID.fromString(report.packageHandle()))
        .param("city", city)
        .param("unit", report.unit().value())
        .param("month", report.month().atDay(1))
        .param("version", report.version())
        .param("quantity", report.quantity())
        .param("parts", report.parts().toArray(Long[]::new))
        .param("reason", report.reason())
        .param("remark", report.remark())
        .param("by", by)
        .param("at", report.enteredAt().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single()
        .toString();
  }

  void insertAct(Scope scope, WorkReport report, EntryReview after, Instant at) {
    insertAct(report.handle(), report.unit(), after, scope.person().id(), at);
  }

  /// The last act of a review.
  public void insertAct(String report, UnitId unit, EntryReview after, long person, Instant at) {
    var act = after.acts().getLast();
    var returned = act.move() == EntryReview.Move.RETURN ? 1 : 0;
    jdbc.sql(
            """
            insert into project.act (report, number, round, unit_id, move, office, person_id,
                                     person, remark, acted_at)
            select r.id, :number, :round, :unit, :move, :office, :personId, :person, :remark, :at
              from project.report r
             where r.handle = :handle
            """)
        .param("handle", UUID.fromString(report))
        .param("number", after.acts().size())
        .param("round", ReviewDesk.round(after) - returned)
        .param("unit", unit.value())
        .param("move", act.move().name())
        .param("office", act.office().name())
        .param("personId", person)
        .param("person", act.person())
        .param("remark", act.remark())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
