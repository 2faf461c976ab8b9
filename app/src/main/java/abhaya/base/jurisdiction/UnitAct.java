package abhaya.base.jurisdiction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be done to the tree. Each takes effect on the day of its `ChangeNote`.
public sealed interface UnitAct {

  /// A new unit under that parent.
  record Open(
      UnitKind kind,
      UnitId parent,
      String label,
      String nameEn,
      String nameHi,
      List<Integer> revenue)
      implements UnitAct {}

  /// Under another parent, or under another label (empty: the label it has). Holds until the next
  /// change of place already on record, so that a late correction leaves later moves alone.
  record Move(UnitId unit, UnitId parent, String label) implements UnitAct {}

  /// Another name, until the next change of name already on record.
  record Rename(UnitId unit, String nameEn, String nameHi) implements UnitAct {}

  /// The unit ends; those under it and its work go to the other, which answers for its code.
  record Merge(UnitId unit, UnitId into) implements UnitAct {}

  /// A new unit of the same kind beside it, which takes those children.
  record Split(UnitId unit, String label, String nameEn, String nameHi, List<UnitId> children)
      implements UnitAct {}

  /// The unit ends. A station's cases go to the heir, or stay listed with its last parent.
  record Retire(UnitId unit, @Nullable UnitId heir) implements UnitAct {}

  /// The revenue districts in which it works from that day.
  record Remap(UnitId unit, List<Integer> revenue) implements UnitAct {}
}
