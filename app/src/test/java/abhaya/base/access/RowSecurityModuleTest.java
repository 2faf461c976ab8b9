package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The second wall: what the database shows equals the matrix, and shows nothing to a forged
/// context, without one, and where the program forgot to ask.
@AccessTest
class RowSecurityModuleTest {
  private static final Set<Operation> COMMON = Set.of(Operation.SEE_LAW, Operation.SEE_UNITS);
  private static final Map<Role, UnitId> POSTS =
      Map.ofEntries(
          Map.entry(Role.MINISTRY_ANALYST, UnitId.NATION),
          Map.entry(Role.STATE_HQ, FewUnits.STATE),
          Map.entry(Role.RANGE, FewUnits.RANGE),
          Map.entry(Role.DISTRICT_CHIEF, FewUnits.DISTRICT),
          Map.entry(Role.SUBDIVISION, FewUnits.SUBDIVISION),
          Map.entry(Role.SHO, FewUnits.STATION),
          Map.entry(Role.IO, FewUnits.STATION),
          Map.entry(Role.PROSECUTOR, FewUnits.DISTRICT),
          Map.entry(Role.DATA_ADMIN, FewUnits.STATE),
          Map.entry(Role.AUDITOR, FewUnits.STATE),
          Map.entry(Role.CALL_TAKER, FewUnits.STATE),
          Map.entry(Role.DISPATCHER, FewUnits.STATE),
          Map.entry(Role.CONTROL_SUPERVISOR, FewUnits.STATE),
          Map.entry(Role.UNIT_CREW, FewUnits.STATION),
          Map.entry(Role.VOLUNTEER, FewUnits.STATION),
          Map.entry(Role.FEED_CLIENT, FewUnits.DISTRICT),
          Map.entry(Role.READER_CLIENT, FewUnits.RANGE),
          Map.entry(Role.SIGNAL_CLIENT, FewUnits.STATE),
          Map.entry(Role.DEVICE_CLIENT, FewUnits.STATE),
          Map.entry(Role.AUDIT_CLIENT, FewUnits.STATE),
          Map.entry(Role.CITY_ENTRY, FewUnits.DISTRICT),
          Map.entry(Role.CITY_NODAL, FewUnits.DISTRICT),
          Map.entry(Role.STATE_NODAL, FewUnits.STATE),
          Map.entry(Role.MINISTRY_NODAL, UnitId.NATION));

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired PeopleStore people;

  private long officer;

  @BeforeEach
  void anOfficerOfRecord() {
    officer =
        DatabaseContext.SYSTEM.call(() ->
            read(() ->
                jdbc.sql("select id from access.person where officer_id = 'me'")
                    .query(Long.class)
                    .optional()
                    .orElseGet(() -> people.insertPerson("m".repeat(22), "Me", "me"))));
  }

  @Test
  void theTableOfRightsEqualsTheClass() {
    var expected = new TreeSet<String>();
    for (var cell : RightsCell.all()) {
      if (cell.relation() != UnitRelation.OWN || !cell.isGranted()) continue;
      var operation = cell.operation();
      var purpose = operation.isFeedWork() ? Purpose.FEED : cell.role().purpose();
      var tie = Rights.tieOf(cell.role(), operation).map(CaseTie::name).orElse("NONE");
      var reach = COMMON.contains(operation) ? "ANYWHERE" : "WITHIN";
      expected.add("%s %s %s %s %s".formatted(cell.role(), operation, reach, tie, purpose));
    }
    var stored =
        jdbc.sql(
                """
                select concat_ws(' ', role, operation, reach, tie, purpose) from access.role_right
                """)
            .query(String.class)
            .list();
    assertThat(new TreeSet<>(stored)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Role.class)
  void theRowsARoleSeesEqualTheMatrix(Role role) {
    var post = Objects.requireNonNull(POSTS.get(role));
    for (var operation : Operation.values()) {
      if (COMMON.contains(operation)) continue;
      var seen = new TreeSet<>(rowsSeen(role, post, operation));
      assertThat(seen).as(role + " " + operation).isEqualTo(rowsExpected(role, post, operation));
    }
  }

  private List<String> rowsSeen(Role role, UnitId post, Operation operation) {
    var purpose = operation.isFeedWork() ? Purpose.FEED : role.purpose();
    return new DatabaseContext(officer, post.value(), role.name(), purpose.name())
        .call(() ->
            read(() -> {
              ask(operation);
              return jdbc.sql(
                      """
                      select concat_ws(' ', unit_id, officer_id, with_prosecution)
                        from probe.row
                      """)
                  .query(String.class)
                  .list();
            }));
  }

  private Set<String> rowsExpected(Role role, UnitId post, Operation operation) {
    var answers = new TreeSet<String>();
    for (var cell : RightsCell.all()) {
      if (cell.role() != role || cell.operation() != operation) continue;
      for (var unit : trees.today().units()) {
        if (UnitRelation.between(trees.today(), post, unit.id()) != cell.relation()) continue;
        for (var who : List.of("me", "other")) {
          for (var stage : List.of("t", "f")) {
            var visible =
                cell.is("yes")
                    || (cell.is("officer") && who.equals("me"))
                    || (cell.is("prosecution") && stage.equals("t"));
            if (visible) answers.add(unit.id().value() + " " + who + " " + stage);
          }
        }
      }
    }
    return answers;
  }

  @Test
  void theRightsOfOnePurposeAreNotThereUnderAnother() {
    for (var purpose : Purpose.values()) {
      var seen =
          new DatabaseContext(officer, 1, Role.DATA_ADMIN.name(), purpose.name())
              .call(() -> read(() -> may(Operation.IMPORT)));
      assertThat(seen).isEqualTo(purpose == Purpose.FEED);
    }
  }

  @Test
  void whereTheProgramForgotToSayWhoActsThereIsNothing() {
    assertThat(read(() -> count("probe.case_row"))).isZero();
    assertThat(count("probe.case_row")).isZero();
    for (var table : List.of("person", "account", "posting", "client", "session", "enrolment")) {
      assertThat(read(() -> count("access." + table))).as(table).isZero();
    }
  }

  @Test
  void aForgedContextSeesNothing() {
    var seen =
        read(() -> {
          jdbc.sql(
                  """
                  select set_config('app.ctx', '0|1|SYSTEM|SYSTEM|9999999999|'
                         || pg_backend_pid() || '|' || repeat('0', 64), true)
                  """)
              .query(String.class)
              .single();
          return count("probe.case_row") + count("access.person") + count("access.account");
        });
    assertThat(seen).isZero();
  }

  @Test
  void aContextChangedInOneWordSeesNothing() {
    var seen =
        new DatabaseContext(officer, FewUnits.STATION.value(), "SHO", "SUPERVISE")
            .call(() ->
                read(() -> {
                  jdbc.sql(
                          """
                          select set_config('app.ctx',
                            replace(current_setting('app.ctx'), '|2031|', '|109|'), true)
                          """)
                      .query(String.class)
                      .single();
                  return count("probe.case_row");
                }));
    assertThat(seen).isZero();
  }

  @Test
  void noReaderSeesPasswordsSecretsOrSessionsOfAnybody() {
    for (var role : Role.values()) {
      var seen =
          new DatabaseContext(officer, 1, role.name(), role.purpose().name())
              .call(() ->
                  read(() ->
                      count("access.account")
                          + count("access.session")
                          + count("access.client")
                          + count("access.enrolment")));
      assertThat(seen).as(role.name()).isZero();
    }
  }

  @Test
  void theProductsRoleMayNotChangeTheRights() {
    assertThatThrownBy(() -> jdbc.sql("update access.role_right set reach = 'ANYWHERE'").update())
        .hasRootCauseMessage("ERROR: permission denied for table role_right");
  }

  @Test
  void aGuardedTableIsReadByItsIndexAndTheContextIsWorkedOutOnce() {
    var plan =
        new DatabaseContext(officer, FewUnits.STATION.value(), "SHO", "SUPERVISE")
            .call(() ->
                read(() ->
                    jdbc.sql(
                            """
                            explain (analyze, costs off, timing off, summary off)
                            select * from probe.case_row
                            """)
                        .query(String.class)
                        .list()));
    GuardedPlan.of(plan).usesIndex("case_row_station").asksTheContextOnce();
  }

  private void ask(Operation operation) {
    jdbc.sql("select set_config('probe.op', :op, true)")
        .param("op", operation.name())
        .query(String.class)
        .single();
  }

  private boolean may(Operation operation) {
    return jdbc.sql("select access.may(:op)")
        .param("op", operation.name())
        .query(Boolean.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private <T> T read(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(status -> work.get()));
  }

  /// A list is gone through for each row; ranges are not.
  @Test
  void policiesAskForRangesOfUnitsAndNotForLists() {
    var lists =
        jdbc.sql(
                """
                select schemaname || '.' || tablename || ' ' || policyname from pg_policies
                 where coalesce(qual, '') || coalesce(with_check, '')
                       ~ 'access\\.(stations|units)_(for|list)'
                   and schemaname <> 'probe'
                """)
            .query(String.class)
            .list();
    assertThat(lists).isEmpty();
  }
}
