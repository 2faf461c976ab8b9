package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which unit a code means. Today's codes come first, then aliases, then codes of the past, the
/// latest first; a unit that ended is answered for by its successor.
final class CodeBook {

  private final UnitHistory history;
  private final LocalDate today;
  private final Map<UnitId, String> todayByUnit;
  private final Map<String, UnitId> todayByCode;
  private final Map<String, List<UnitHistory.CodeSpan>> ever;

  CodeBook(UnitHistory history, LocalDate today) {
    this.history = history;
    this.today = today;
    this.ever = history.codesEver();
    var units = history.unitsOn(today);
    todayByUnit = HashMap.newHashMap(units.size());
    todayByCode = HashMap.newHashMap(units.size());
    for (var unit : units) {
      todayByUnit.put(unit.id(), unit.code());
      todayByCode.put(fold(unit.code()), unit.id());
    }
  }

  static String fold(String code) {
    return code.toUpperCase(Locale.ROOT);
  }

  LocalDate today() {
    return today;
  }

  Optional<String> codeToday(UnitId unit) {
    return Optional.ofNullable(todayByUnit.get(unit));
  }

  List<String> formerCodes(UnitId unit) {
    var now = todayByUnit.get(unit);
    return ever.values().stream()
        .flatMap(List::stream)
        .filter(span -> span.unit().equals(unit) && !span.code().equals(now))
        .sorted((a, b) -> b.valid().to().compareTo(a.valid().to()))
        .map(UnitHistory.CodeSpan::code)
        .distinct()
        .toList();
  }

  /// Those the code may mean, the likeliest first.
  List<UnitId> meanings(String code) {
    var folded = fold(code);
    var found = new ArrayList<UnitId>(2);
    var now = todayByCode.get(folded);
    if (now != null) found.add(now);
    var alias = history.aliases().get(folded);
    if (alias != null) found.add(alias);
    for (var span : ever.getOrDefault(folded, List.of())) found.add(span.unit());
    return found;
  }

  /// The units that had this code, with the days, the latest first.
  List<UnitHistory.CodeSpan> spansOf(String code) {
    return ever.getOrDefault(fold(code), List.of());
  }

  /// The successor, if the unit ended and had one.
  Optional<UnitId> successorOf(UnitId unit) {
    return history
        .find(unit)
        .flatMap(found -> Optional.ofNullable(found.succession()))
        .map(Succession::successor);
  }
}
