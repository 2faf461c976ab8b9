package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Placement;
import abhaya.base.jurisdiction.Span;
import abhaya.base.jurisdiction.Succession;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tree for programs. `code` is today's; `codeThen` is that of the day asked for.
@RestController
class UnitsDoor {

  private static final int SIZE = 20_000;
  private static final int PAGE_MAX = 1_000;

  private final UnitTrees trees;
  private final AskedDay days;

  UnitsDoor(UnitTrees trees, AskedDay days) {
    this.trees = trees;
    this.days = days;
  }

  /// Without `parent` the whole tree, each unit before those under it.
  @GetMapping("/api/v1/units")
  UnitJson.Listed list(
      Scope scope,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var day = days.of(asOf);
    var tree = trees.asOf(day);
    var above = parent == null || parent.isBlank() ? null : unit(tree, parent);
    var all = above == null ? tree.units() : tree.children(above.id());
    var from = Math.min(all.size(), (page - 1) * SIZE);
    var shown = all.subList(from, Math.min(all.size(), from + SIZE));
    return new UnitJson.Listed(
        day,
        above == null ? null : tree.pathCode(above.id()),
        page,
        SIZE,
        all.size(),
        shown.stream().map(unit -> item(tree, unit)).toList());
  }

  /// One unit with everything that was ever true of it.
  @GetMapping("/api/v1/units/{code}")
  UnitJson.Full one(
      Scope scope,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String asOf) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    var day = days.of(asOf);
    var tree = trees.asOf(day);
    var unit = unit(tree, code);
    var history = trees.history();
    var record = history.get(unit.id());
    var next = record.succession();
    return new UnitJson.Full(
        day,
        item(tree, unit),
        tree.ancestors(unit.id()).stream().map(above -> item(tree, above)).toList(),
        history.aliasesOf(unit.id()),
        record.placements().stream().map(this::place).toList(),
        record.names().stream()
            .map(name ->
                new UnitJson.Name(name.en(), name.hi(), name.valid().from(), last(name.valid())))
            .toList(),
        record.revenue().stream()
            .map(mapped ->
                new UnitJson.Mapping(mapped.lgd(), mapped.valid().from(), last(mapped.valid())))
            .toList(),
        next == null ? null : successor(next),
        history.endedInto(unit.id()).stream().map(ended -> lastCode(ended.id())).toList());
  }

  private static Unit unit(UnitTree tree, String code) {
    return tree.find(code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private static UnitJson.Item item(UnitTree tree, Unit unit) {
    var parent = unit.parent();
    return new UnitJson.Item(
        unit.id().value(),
        tree.pathCode(unit.id()),
        unit.code(),
        unit.kind(),
        unit.nameEn(),
        unit.nameHi(),
        parent == null ? null : tree.pathCode(parent),
        tree.stationsUnder(unit.id()).size());
  }

  private UnitJson.Place place(Placement at) {
    var parent = at.parent();
    var above = parent == null ? "" : lastCode(parent);
    return new UnitJson.Place(above, at.label(), at.valid().from(), last(at.valid()));
  }

  private UnitJson.Successor successor(Succession next) {
    return new UnitJson.Successor(lastCode(next.successor()), next.fromOn());
  }

  /// Today's code, or the last one it had.
  private String lastCode(UnitId unit) {
    var today = trees.today();
    if (today.has(unit)) return today.pathCode(unit);
    var end = trees.history().get(unit).endDay();
    return trees.asOf(end.minusDays(1)).pathCode(unit);
  }

  private static @Nullable LocalDate last(Span span) {
    return span.isOpen() ? null : span.to().minusDays(1);
  }
}
