package abhaya.investigation.compliance;

import abhaya.investigation.cases.AgeBand;
import abhaya.investigation.cases.CaseMasks;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.SectionGroup;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which cases of a unit are counted. An empty set asks for all.
///
/// @param acts cases with a section of any of these acts
/// @param groups cases of any of these families of offences
/// @param ageBand cases with a victim of this age; one at a time, so that no difference of two
///     answers singles anybody out
/// @param kinds cases whose final report on the as-of day is of any of these kinds
/// @param basis cases whose two months rest on this
public record CaseFilter(
    Set<Act> acts,
    Set<SectionGroup> groups,
    @Nullable AgeBand ageBand,
    Set<ReportKind> kinds,
    @Nullable Basis basis) {

  public static final CaseFilter NONE = new CaseFilter(Set.of(), Set.of(), null, Set.of(), null);

  public CaseFilter {
    acts = Set.copyOf(acts);
    groups = Set.copyOf(groups);
    kinds = Set.copyOf(kinds);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /// The same cases whatever the age of their victims.
  CaseFilter withoutAge() {
    return new CaseFilter(acts, groups, null, kinds, basis);
  }

  int actMask() {
    return acts.stream().mapToInt(CaseMasks::act).reduce(0, (a, b) -> a | b);
  }

  int groupMask() {
    return groups.stream().mapToInt(SectionGroup::mask).reduce(0, (a, b) -> a | b);
  }

  int ageMask() {
    return ageBand == null ? 0 : ageBand.mask();
  }

  int kindMask() {
    return kinds.stream().mapToInt(kind -> 1 << codeOf(kind)).reduce(0, (a, b) -> a | b);
  }

  int basisCode() {
    return basis == null ? 0 : basis.code();
  }

  /// The number under which a kind of report is stored; 0 is no report. Never changed.
  static int codeOf(ReportKind kind) {
    return switch (kind) {
      case CS_ORIG -> 1;
      case CS_SUPPL -> 2;
      case FR_NONCOG -> 3;
      case FR_FALSE -> 4;
      case FR_MISTAKE -> 5;
      case FR_TRUE_INSUFF -> 6;
      case FR_ABATED -> 7;
      case NOT_INVESTIGATED -> 8;
      case TRANSFERRED -> 9;
      case WITHDRAWN -> 10;
      case QUASHED -> 11;
      case STAYED -> 12;
    };
  }
}
