package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The matrix role × operation × unit relation, every cell.
class RightsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("abhaya.base.access.RightsCell#all")
  void theMatrixHolds(RightsCell cell) {
    var untied = Rights.decide(cell.role(), cell.operation(), cell.relation(), Set.of());
    var officer =
        Rights.decide(cell.role(), cell.operation(), cell.relation(), Set.of(CaseTie.OFFICER));
    var prosecution =
        Rights.decide(cell.role(), cell.operation(), cell.relation(), Set.of(CaseTie.PROSECUTION));
    var list = !cell.operation().ofOneCase();
    var tied = cell.isTied();

    assertThat(untied.allowed()).isEqualTo(cell.isGranted() && (!tied || list));
    assertThat(officer.allowed()).isEqualTo(cell.isGranted() && (list || !cell.is("prosecution")));
    assertThat(prosecution.allowed()).isEqualTo(cell.isGranted() && (list || !cell.is("officer")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("abhaya.base.access.RightsCell#all")
  void everyAnswerSaysWhy(RightsCell cell) {
    var decision = Rights.decide(cell.role(), cell.operation(), cell.relation(), Set.of());
    var yes = Set.of(Reason.ALLOWED, Reason.ALLOWED_FOR_TIED);
    assertThat(yes.contains(decision.reason())).isEqualTo(decision.allowed());
    if (cell.isGranted() || cell.isGrantedSomewhere()) {
      assertThat(decision.reason()).isNotEqualTo(Reason.ROLE_LACKS_FUNCTION);
    } else {
      assertThat(decision.reason()).isEqualTo(Reason.ROLE_LACKS_FUNCTION);
    }
  }

  @Test
  void noCellIsMissingFromTheMatrix() {
    assertThat(RightsCell.all())
        .hasSize(Role.values().length * Operation.values().length * UnitRelation.values().length)
        .doesNotHaveDuplicates();
  }

  @Test
  void noRoleSeesAnythingOfAUnitAboveBesideOrElsewhereButTheTreeAndTheLaw() {
    var common = EnumSet.of(Operation.SEE_LAW, Operation.SEE_UNITS);
    var away =
        EnumSet.of(
            UnitRelation.PARENT, UnitRelation.SIBLING, UnitRelation.OTHER, UnitRelation.NONE);
    for (var role : Role.values()) {
      for (var operation : EnumSet.complementOf(common)) {
        for (var relation : away) {
          var decision = Rights.decide(role, operation, relation, EnumSet.allOf(CaseTie.class));
          assertThat(decision.allowed()).as(role + " " + operation + " " + relation).isFalse();
        }
      }
    }
  }
}
