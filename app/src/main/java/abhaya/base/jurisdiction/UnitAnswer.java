package abhaya.base.jurisdiction;

import java.util.List;

/// What became of an act on the tree.
public sealed interface UnitAnswer {

  /// @param unit the unit it was about; of a preview of a new unit, provisional
  /// @param codes whose code differs from that day on
  record Done(UnitId unit, List<CodeChange> codes) implements UnitAnswer {}

  record Refused(UnitRefusal refusal) implements UnitAnswer {}

  /// A unit's code on the day of the act, before and after; empty where it did not or does not stand.
  record CodeChange(String nameEn, String nameHi, String before, String after) {}
}
