package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.List;

/// A unit of the invented country with all it ever was.
///
/// @param number its place in the tree's list
/// @param label last part of its dotted code
/// @param revenueLgd invented code of the revenue district it works in; 0 where it has none
/// @param spells in order of days; a station that moved or was renamed has more than one
public record DemoUnit(
    int number, Kind kind, int stateLgd, String label, int revenueLgd, List<Spell> spells) {

  /// The levels of the tree.
  public enum Kind {
    STATE,
    RANGE,
    DISTRICT,
    SUBDIVISION,
    STATION
  }

  /// A time during which name and parent stayed the same; `until` is the first day after.
  ///
  /// @param parent number of the unit above; -1 for a state, which stands under the nation
  public record Spell(LocalDate from, LocalDate until, int parent, String nameEn, String nameHi) {

    /// Whether the day lies in it.
    public boolean covers(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }
  }

  public DemoUnit {
    spells = List.copyOf(spells);
  }

  /// How it stands now, or stood at its end.
  public Spell latest() {
    return spells.getLast();
  }

  /// How it stood on a day; the nearest end of its life where it did not stand.
  public Spell on(LocalDate day) {
    for (var spell : spells) if (day.isBefore(spell.until())) return spell;
    return latest();
  }
}
