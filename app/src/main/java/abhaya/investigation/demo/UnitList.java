package abhaya.investigation.demo;

import abhaya.investigation.demo.DemoUnit.Kind;
import abhaya.investigation.demo.DemoUnit.Spell;
import abhaya.investigation.demo.Names.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The units while their history may still change.
final class UnitList {
  private final List<Growing> units = new ArrayList<>();

  private record Growing(Stand stand, List<Spell> spells) {}

  /// What never changes of a unit.
  ///
  /// @param revenue code of the revenue district; 0 where it has none
  record Stand(Kind kind, int lgd, String label, int revenue) {}

  int open(Stand stand, LocalDate from, int parent, Name name) {
    var spells = new ArrayList<Spell>(1);
    spells.add(new Spell(from, DemoTree.OPEN, parent, name.en(), name.hi()));
    units.add(new Growing(stand, spells));
    return units.size() - 1;
  }

  int parent(int unit) {
    return units.get(unit).spells().getLast().parent();
  }

  int revenue(int unit) {
    return units.get(unit).stand().revenue();
  }

  void end(int unit, LocalDate day) {
    var spells = units.get(unit).spells();
    var last = spells.removeLast();
    spells.add(new Spell(last.from(), day, last.parent(), last.nameEn(), last.nameHi()));
  }

  void move(int unit, int parent, LocalDate day) {
    end(unit, day);
    var spells = units.get(unit).spells();
    var last = spells.getLast();
    spells.add(new Spell(day, DemoTree.OPEN, parent, last.nameEn(), last.nameHi()));
  }

  void rename(int unit, Name name, LocalDate day) {
    end(unit, day);
    var spells = units.get(unit).spells();
    spells.add(new Spell(day, DemoTree.OPEN, spells.getLast().parent(), name.en(), name.hi()));
  }

  List<DemoUnit> done() {
    var done = new ArrayList<DemoUnit>(units.size());
    for (var unit : units) {
      var stand = unit.stand();
      done.add(
          new DemoUnit(
              done.size(),
              stand.kind(),
              stand.lgd(),
              stand.label(),
              stand.revenue(),
              unit.spells()));
    }
    return done;
  }
}
