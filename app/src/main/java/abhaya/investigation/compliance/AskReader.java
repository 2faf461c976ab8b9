package abhaya.investigation.compliance;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.investigation.cases.AgeBand;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.SectionGroup;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a question about figures out of an address: unit, day, window, filters.
@Component
class AskReader {

  private static final int YEAR_MIN = 1950;
  private static final int YEAR_MAX = 2100;
  private static final int TEXT_MAX = 100;

  /// The acts a filter offers; the others share one bit and say nothing.
  static final Set<Act> ACTS =
      EnumSet.of(Act.IPC, Act.BNS, Act.POCSO, Act.IT, Act.SCST, Act.JJ, Act.ITPA, Act.PCMA);

  private final UnitTrees trees;
  private final Clock clock;

  AskReader(UnitTrees trees, Clock clock) {
    this.trees = trees;
    this.clock = clock;
  }

  /// @throws Refused for what cannot be read, every fault named
  /// @throws NotVisible for a unit that was never heard of
  Ask read(Scope scope, Map<String, String> typed) {
    var faults = new ArrayList<Refused.Fault>();
    var asOf = asOf(typed, faults);
    var window = window(typed, asOf, faults);
    var filter = filter(typed, faults);
    if (!faults.isEmpty()) throw Refused.badFields(faults);
    return new Ask(unit(scope, typed, asOf), asOf, window, filter);
  }

  private Unit unit(Scope scope, Map<String, String> typed, AsOf asOf) {
    var then = trees.asOf(asOf.day());
    var today = trees.today();
    var code = typed.getOrDefault("unit", "").strip();
    var found =
        code.isEmpty()
            ? then.find(scope.unit()).or(() -> today.find(scope.unit()))
            : then.find(code).or(() -> today.find(code));
    return found.orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private AsOf asOf(Map<String, String> typed, List<Refused.Fault> faults) {
    var today = India.dateOf(clock.instant());
    var day = day(typed, "asOf", faults);
    if (day == null || !day.isAfter(today)) return AsOf.of(day, today);
    faults.add(fault("asOf", "in-the-future", "compliance.fault.in-the-future"));
    return AsOf.of(null, today);
  }

  private static Window window(Map<String, String> typed, AsOf asOf, List<Refused.Fault> faults) {
    var whole = Window.cumulative(asOf.day());
    var from = day(typed, "from", faults);
    var to = day(typed, "to", faults);
    var first = from == null ? whole.from() : from;
    var last = to == null ? asOf.day() : to;
    if (to == null && first.isAfter(last)) last = first;
    if (!last.isBefore(first)) return new Window(first, last);
    faults.add(fault("to", "reversed", "compliance.fault.reversed"));
    return whole;
  }

  private static CaseFilter filter(Map<String, String> typed, List<Refused.Fault> faults) {
    var acts = many(typed, "act", ACTS, faults);
    var groups = many(typed, "group", EnumSet.allOf(SectionGroup.class), faults);
    var kinds = many(typed, "kind", EnumSet.allOf(ReportKind.class), faults);
    var bases = many(typed, "basis", EnumSet.allOf(Basis.class), faults);
    if (bases.size() > 1) faults.add(fault("basis", "not-a-choice", "web.fault.not-a-choice"));
    var basis = bases.size() == 1 ? bases.iterator().next() : null;
    return new CaseFilter(acts, groups, ageBand(typed, faults), kinds, basis);
  }

  private static @Nullable AgeBand ageBand(Map<String, String> typed, List<Refused.Fault> faults) {
    var text = typed.getOrDefault("age", "").strip();
    if (text.isEmpty()) return null;
    for (var band : AgeBand.values()) if (band.code().equals(text)) return band;
    faults.add(fault("age", "not-a-choice", "web.fault.not-a-choice"));
    return null;
  }

  /// Names with commas between them; all of the choices are the same as none.
  private static <E extends Enum<E>> Set<E> many(
      Map<String, String> typed, String field, Set<E> choices, List<Refused.Fault> faults) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return Set.of();
    var found = new ArrayList<E>();
    for (var name : text.split(",", -1)) {
      var choice = choices.stream().filter(one -> one.name().equals(name.strip())).findFirst();
      if (choice.isEmpty()) {
        faults.add(fault(field, "not-a-choice", "web.fault.not-a-choice"));
        return Set.of();
      }
      found.add(choice.get());
    }
    return Set.copyOf(found);
  }

  private static @Nullable LocalDate day(
      Map<String, String> typed, String field, List<Refused.Fault> faults) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return null;
    if (text.length() > TEXT_MAX) {
      faults.add(fault(field, "too-long", "web.fault.too-long"));
      return null;
    }
    try {
      var day = LocalDate.parse(text);
      if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) return day;
    } catch (DateTimeParseException unreadable) {
      // named below
    }
    faults.add(fault(field, "not-a-date", "web.fault.not-a-date"));
    return null;
  }

  /// A switch such as `children=true`.
  static boolean flag(Map<String, String> typed, String field) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty() || text.equals("false")) return false;
    if (text.equals("true")) return true;
    throw Refused.field(field, "not-a-choice");
  }

  /// A choice of one word; null if it is not made.
  static @Nullable String choice(Map<String, String> typed, String field, String... words) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return null;
    if (Arrays.asList(words).contains(text)) return text;
    throw Refused.field(field, "not-a-choice");
  }

  private static Refused.Fault fault(String field, String code, String key) {
    return new Refused.Fault(field, code, key, List.of());
  }
}
