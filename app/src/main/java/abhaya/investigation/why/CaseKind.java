package abhaya.investigation.why;

import abhaya.investigation.clock.SectionGroup;
import java.util.List;

/// The kinds of offences under which cases are counted here: of a case the gravest.
final class CaseKind {
  static final List<SectionGroup> ALL =
      List.of(
          SectionGroup.GANG_RAPE,
          SectionGroup.POCSO_PENETRATIVE,
          SectionGroup.RAPE,
          SectionGroup.POCSO_ASSAULT,
          SectionGroup.ATTEMPT_ABETMENT,
          SectionGroup.OTHER);

  private CaseKind() {}

  /// The kind of a section's groups.
  static SectionGroup of(int mask) {
    for (var group : ALL) if ((mask & group.mask()) != 0) return group;
    return SectionGroup.OTHER;
  }
}
