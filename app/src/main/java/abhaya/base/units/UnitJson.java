package abhaya.base.units;

import abhaya.base.jurisdiction.UnitKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The units in the form in which programs get them.
final class UnitJson {
  private UnitJson() {}

  record Listed(
      LocalDate asOf, @Nullable String parent, int page, int size, int total, List<Item> units) {}

  /// @param stations how many stand under it on that day
  record Item(
      int unitId,
      String code,
      String codeThen,
      UnitKind kind,
      String nameEn,
      String nameHi,
      @Nullable String parent,
      int stations) {}

  /// A period; `to` is the last day, absent while it lasts.
  record Place(String parent, String label, LocalDate from, @Nullable LocalDate to) {}

  record Name(String nameEn, String nameHi, LocalDate from, @Nullable LocalDate to) {}

  record Mapping(int lgd, LocalDate from, @Nullable LocalDate to) {}

  record Successor(String unit, LocalDate from) {}

  record Full(
      LocalDate asOf,
      Item unit,
      List<Item> ancestors,
      List<String> aliases,
      List<Place> placements,
      List<Name> names,
      List<Mapping> revenueDistricts,
      @Nullable Successor successor,
      List<String> endedInto) {}
}
