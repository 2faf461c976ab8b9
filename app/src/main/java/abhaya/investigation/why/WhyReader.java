package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.investigation.clock.SectionGroup;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a question out of an address: unit, months, kind of offence.
@Component
class WhyReader {
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final int MONTHS_MAX = 120;

  private final UnitTrees trees;
  private final Clock clock;

  WhyReader(UnitTrees trees, Clock clock) {
    this.trees = trees;
    this.clock = clock;
  }

  /// @throws Refused for what cannot be read, every fault named
  /// @throws NotVisible for a unit that was never heard of or is not the reader's
  WhyAsk read(Scope scope, @Nullable String code, Map<String, String> typed) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var faults = new ArrayList<Refused.Fault>();
    var today = India.dateOf(clock.instant());
    var last = WhyAsk.lastMature(today);
    var to = month(typed, "to", last, faults);
    var from = month(typed, "from", to.minusMonths(WhyAsk.MONTHS - 1L), faults);
    if (to.isAfter(last)) faults.add(fault("to", "still-young", "why.fault.still-young"));
    if (from.isAfter(to)) faults.add(fault("to", "reversed", "why.fault.reversed"));
    if (from.isBefore(to.minusMonths(MONTHS_MAX))) {
      faults.add(fault("from", "too-long", "web.fault.too-long"));
    }
    var kind = kind(typed, faults);
    if (!faults.isEmpty()) throw Refused.badFields(faults);
    var tree = trees.today();
    var found = code == null || code.isBlank() ? tree.find(scope.unit()) : tree.find(code.strip());
    var unit = found.orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, unit.id()));
    return new WhyAsk(unit, tree, today, from, to, kind);
  }

  private static YearMonth month(
      Map<String, String> typed, String field, YearMonth usual, List<Refused.Fault> faults) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return usual;
    try {
      if (MONTH.matcher(text).matches()) {
        var month = YearMonth.parse(text);
        if (month.getYear() >= LocalDate.EPOCH.getYear()) return month;
      }
    } catch (DateTimeParseException unreadable) {
      // named below
    }
    faults.add(fault(field, "not-a-month", "why.fault.not-a-month"));
    return usual;
  }

  private static @Nullable SectionGroup kind(
      Map<String, String> typed, List<Refused.Fault> faults) {
    var text = typed.getOrDefault("kind", "").strip();
    if (text.isEmpty()) return null;
    var found = CaseKind.ALL.stream().filter(one -> one.name().equals(text)).findFirst();
    if (found.isEmpty()) faults.add(fault("kind", "not-a-choice", "web.fault.not-a-choice"));
    return found.orElse(null);
  }

  private static Refused.Fault fault(String field, String code, String key) {
    return new Refused.Fault(field, code, key, List.of());
  }

  /// A choice of one word; the first if none is made.
  static String choice(Map<String, String> typed, String field, String... words) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return words[0];
    if (Arrays.asList(words).contains(text)) return text;
    throw Refused.field(field, "not-a-choice");
  }
}
