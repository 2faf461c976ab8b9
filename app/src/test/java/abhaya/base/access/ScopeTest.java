package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final UnitId STATION = new UnitId(2031);
  private static final UnitId ELSEWHERE = new UnitId(2035);

  @Test
  void aTokenNarrowsTheRole() {
    var scope = client(Role.FEED_CLIENT, Set.of(ApiScope.FEEDS));
    assertThat(scope.mayOn(Operation.IMPORT, STATION)).isTrue();
    assertThat(scope.decideOn(Operation.CHANGE_UNITS, STATION).reason())
        .isEqualTo(Reason.SCOPE_NOT_GRANTED);
  }

  @Test
  void aTokenNeverWidensTheRole() {
    var scope = client(Role.READER_CLIENT, Set.of(ApiScope.values()));
    assertThat(scope.mayOn(Operation.SEE_COUNTS, STATION)).isTrue();
    assertThat(scope.mayOn(Operation.IMPORT, STATION)).isFalse();
    assertThat(scope.may(Operation.SEE_CASE_LIST)).isFalse();
  }

  @Test
  void anUnknownUnitIsNobodys() {
    var scope = client(Role.READER_CLIENT, Set.of(ApiScope.READ));
    assertThat(scope.decideOn(Operation.SEE_COUNTS, ELSEWHERE).reason())
        .isEqualTo(Reason.OUTSIDE_UNIT);
    assertThat(scope.decideOn(Operation.SEE_COUNTS, null).reason()).isEqualTo(Reason.NO_UNIT);
  }

  @Test
  void recordsComeInUnderThePurposeOfTheFeed() {
    var scope = person(Role.DATA_ADMIN);
    assertThat(scope.context().purpose()).isEqualTo("ADMIN");
    assertThat(scope.contextFor(Operation.IMPORT).purpose()).isEqualTo("FEED");
  }

  @Test
  void noPersonAndNoProgramOfOthersActsAsTheSystem() {
    for (var role : Role.values()) {
      assertThat(role.purpose()).isNotEqualTo(Purpose.SYSTEM);
    }
  }

  @Test
  void aPostingHoldsFromItsFirstToItsLastDay() {
    var first = LocalDate.of(2026, 4, 1);
    var last = LocalDate.of(2026, 11, 30);
    var posting = new Posting(1, Role.SHO, STATION, first, last);
    assertThat(posting.holdsOn(first.minusDays(1))).isFalse();
    assertThat(posting.holdsOn(first)).isTrue();
    assertThat(posting.holdsOn(last)).isTrue();
    assertThat(posting.holdsOn(last.plusDays(1))).isFalse();
  }

  @Test
  void aStationHouseOfficerIsPostedAtAStationOnly() {
    for (var kind : UnitKind.values()) {
      assertThat(Role.SHO.canBePostedAt(kind)).isEqualTo(kind == UnitKind.STATION);
      assertThat(Role.MINISTRY_ANALYST.canBePostedAt(kind)).isEqualTo(kind == UnitKind.NATION);
    }
  }

  private static Scope client(Role role, Set<ApiScope> granted) {
    return scope(role, new Presence("", Map.of(Factor.CLIENT_SECRET, Instant.EPOCH), granted));
  }

  private static Scope person(Role role) {
    return scope(role, Presence.ofPerson("s", Map.of(Factor.PASSWORD, Instant.EPOCH)));
  }

  private static Scope scope(Role role, Presence presence) {
    Reach reach =
        unit -> {
          if (unit == null) return UnitRelation.NONE;
          return unit.equals(STATION) ? UnitRelation.BELOW : UnitRelation.OTHER;
        };
    var posting = new Posting(1, role, UnitId.NATION, LocalDate.EPOCH, null);
    return new Scope(new Actor(7, "h", "n"), posting, role.purpose(), presence, reach);
  }
}
