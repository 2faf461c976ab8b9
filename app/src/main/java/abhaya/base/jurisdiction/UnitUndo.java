package abhaya.base.jurisdiction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of taking a change back. Pure: what the act left, and how the units stand now.
final class UnitUndo {

  /// One unit of the act.
  ///
  /// @param before how it stood; empty if the act opened it
  /// @param unchanged true if it stands as the act left it
  record Piece(UnitId unit, Optional<UnitRecord> before, boolean isNew, boolean unchanged) {}

  /// What to store.
  ///
  /// @param withdrawn units that the act opened
  record Plan(UnitDraft draft, Set<UnitId> withdrawn) {}

  private final UnitHistory base;
  private final List<Piece> pieces;

  UnitUndo(UnitHistory base, List<Piece> pieces) {
    this.base = base;
    this.pieces = List.copyOf(pieces);
  }

  Optional<UnitRefusal> fault() {
    if (pieces.isEmpty()) return Optional.of(UnitRefusal.of("act", "undo-unknown"));
    var withdrawn = withdrawn();
    for (var piece : pieces) {
      if (!piece.unchanged()) return Optional.of(UnitRefusal.of("act", "undo-changed-since"));
      if (!piece.isNew() && piece.before().isEmpty()) {
        return Optional.of(UnitRefusal.of("act", "undo-unknown"));
      }
    }
    var own = new HashSet<UnitId>();
    for (var piece : pieces) own.add(piece.unit());
    for (var unit : base.all()) {
      if (own.contains(unit.id())) continue;
      var leans =
          unit.placements().stream()
              .anyMatch(at -> at.parent() != null && withdrawn.contains(at.parent()));
      var next = unit.succession();
      if (leans || (next != null && withdrawn.contains(next.successor()))) {
        return Optional.of(UnitRefusal.of("act", "undo-changed-since"));
      }
    }
    return Optional.empty();
  }

  Plan plan() {
    var draft = new UnitDraft(base);
    for (var piece : pieces) piece.before().ifPresent(draft::put);
    return new Plan(draft, withdrawn());
  }

  private Set<UnitId> withdrawn() {
    var units = new HashSet<UnitId>();
    for (var piece : pieces) {
      if (piece.isNew()) units.add(piece.unit());
    }
    return Set.copyOf(units);
  }
}
