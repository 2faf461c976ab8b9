package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import org.jspecify.annotations.Nullable;

/// Where the unit of an object lies as seen from the unit of the reader's posting.
public enum UnitRelation {
  OWN,
  /// Under the reader's unit, at any depth.
  BELOW,
  /// Over the reader's unit, at any depth.
  PARENT,
  /// Another unit with the same parent.
  SIBLING,
  OTHER,
  /// The object has no unit, or one that the tree of the day does not know.
  NONE;

  /// The relation on the day of the tree.
  public static UnitRelation between(UnitTree tree, UnitId own, @Nullable UnitId other) {
    if (other == null || tree.find(other).isEmpty()) return NONE;
    if (own.equals(other)) return OWN;
    if (tree.isWithin(other, own)) return BELOW;
    if (tree.isWithin(own, other)) return PARENT;
    var parent = tree.find(own).map(unit -> unit.parent());
    var itsParent = tree.find(other).map(unit -> unit.parent());
    return parent.isPresent() && parent.equals(itsParent) ? SIBLING : OTHER;
  }
}
