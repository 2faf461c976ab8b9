package abhaya.base.jurisdiction;

import static abhaya.base.jurisdiction.UnitOutcome.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of change over the dated tree. Pure: a history and an act give a draft or a refusal.
final class UnitBook {

  static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]{1,16}");
  private static final int LABEL_MAX = 16;

  private final UnitDraft draft;
  private final UnitHistory history;
  private final LocalDate from;

  UnitBook(UnitHistory history, LocalDate from) {
    this.history = history;
    this.draft = new UnitDraft(history);
    this.from = from;
  }

  static boolean isLabel(String label) {
    return LABEL.matcher(label).matches();
  }

  static boolean isDay(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
  }

  UnitOutcome plan(UnitAct act) {
    if (!isDay(from)) return refused("effectiveOn", "date-out-of-range");
    return switch (act) {
      case UnitAct.Open open -> open(open);
      case UnitAct.Move move -> move(move);
      case UnitAct.Rename rename -> rename(rename);
      case UnitAct.Merge merge -> end(merge.unit(), merge.into(), true);
      case UnitAct.Split split -> split(split);
      case UnitAct.Retire retire -> end(retire.unit(), retire.heir(), false);
      case UnitAct.Remap remap -> remap(remap);
    };
  }

  private UnitOutcome open(UnitAct.Open act) {
    if (act.kind().level() < 2) return refused("kind", "state-fixed");
    if (!isLabel(act.label())) return refused("label", "label-malformed");
    var en = NameRule.tidy(act.nameEn());
    var hi = NameRule.tidy(act.nameHi());
    var fault = NameRule.faultOf(en, hi);
    if (fault.isPresent()) return new UnitOutcome.Refused(fault.get());
    var life = Span.since(from);
    var revenue = act.revenue().stream().distinct().map(lgd -> new RevenueSpan(lgd, life)).toList();
    return done(
        put(
            new UnitRecord(
                draft.fresh(),
                act.kind(),
                List.of(new Placement(act.parent(), act.label(), life)),
                List.of(new UnitName(en, hi, life)),
                revenue,
                null)));
  }

  private UnitOutcome move(UnitAct.Move act) {
    var unit = draft.find(act.unit());
    if (unit.isEmpty() || unit.get().kind().level() < 2) return refused("unit", "state-fixed");
    var at = unit.get().placementOn(from);
    if (at.isEmpty()) return refused("effectiveOn", "not-standing");
    var label = act.label().isEmpty() ? at.get().label() : act.label();
    if (!isLabel(label)) return refused("label", "label-malformed");
    if (act.parent().equals(at.get().parent()) && label.equals(at.get().label())) {
      return refused("parent", "nothing-changes");
    }
    var piece = new Placement(act.parent(), label, new Span(from, at.get().valid().to()));
    return done(put(unit.get().withPlacements(Dated.lay(unit.get().placements(), piece))));
  }

  private UnitOutcome rename(UnitAct.Rename act) {
    var unit = draft.find(act.unit());
    if (unit.isEmpty() || unit.get().placementOn(from).isEmpty()) {
      return refused("effectiveOn", "not-standing");
    }
    var en = NameRule.tidy(act.nameEn());
    var hi = NameRule.tidy(act.nameHi());
    var fault = NameRule.faultOf(en, hi);
    if (fault.isPresent()) return new UnitOutcome.Refused(fault.get());
    var now = unit.get().nameOn(from);
    if (now.en().equals(en) && now.hi().equals(hi)) return refused("nameEn", "nothing-changes");
    var piece = new UnitName(en, hi, new Span(from, now.valid().to()));
    return done(put(unit.get().withNames(Dated.lay(unit.get().names(), piece))));
  }

  /// Ends a unit: merged, those under it go to the heir; retired, nobody may stand under it.
  private UnitOutcome end(UnitId ending, @Nullable UnitId heir, boolean children) {
    var unit = draft.find(ending);
    if (unit.isEmpty() || unit.get().kind().level() < 2) return refused("unit", "state-fixed");
    if (unit.get().placementOn(from).isEmpty() || !from.isAfter(unit.get().firstDay())) {
      return refused("effectiveOn", "not-standing");
    }
    if (isHeirFrom(ending)) return refused("effectiveOn", "still-an-heir");
    var old = unit.get();
    var ended =
        new UnitRecord(
            old.id(),
            old.kind(),
            Dated.until(old.placements(), from),
            Dated.until(old.names(), from),
            Dated.until(old.revenue(), from),
            heir == null ? old.succession() : new Succession(heir, from));
    if (heir != null) {
      var fault = faultOfHeir(old, heir);
      if (fault.isPresent()) return new UnitOutcome.Refused(fault.get());
      draft.put(inheriting(draft.get(heir), old.revenue()));
    }
    var touched = new ArrayList<UnitRecord>();
    if (heir != null && children) touched.addAll(handOver(ending, heir));
    draft.put(ended);
    touched.addFirst(ended);
    return done(touched);
  }

  private Optional<UnitRefusal> faultOfHeir(UnitRecord ending, UnitId heir) {
    var found = draft.find(heir);
    if (found.isEmpty() || heir.equals(ending.id())) {
      return Optional.of(UnitRefusal.of("into", "heir-unknown"));
    }
    if (found.get().kind() != ending.kind()) {
      return Optional.of(UnitRefusal.of("into", "heir-of-other-kind", ending.kind().name()));
    }
    if (found.get().placementOn(from).isEmpty()) {
      return Optional.of(UnitRefusal.of("into", "heir-not-standing"));
    }
    return Optional.empty();
  }

  private boolean isHeirFrom(UnitId unit) {
    return history.all().stream()
        .map(UnitRecord::succession)
        .anyMatch(
            next -> next != null && next.successor().equals(unit) && !next.fromOn().isBefore(from));
  }

  private UnitRecord inheriting(UnitRecord heir, List<RevenueSpan> from) {
    return heir.withRevenue(withRevenue(heir.revenue(), lgdsOn(from)));
  }

  private List<Integer> lgdsOn(List<RevenueSpan> revenue) {
    return revenue.stream()
        .filter(mapping -> mapping.valid().contains(from))
        .map(RevenueSpan::lgd)
        .toList();
  }

  private List<RevenueSpan> withRevenue(List<RevenueSpan> held, List<Integer> more) {
    var kept = new ArrayList<>(held);
    for (var lgd : more) {
      var line = held.stream().filter(mapping -> mapping.lgd() == lgd).toList();
      kept.removeAll(line);
      kept.addAll(Dated.lay(line, new RevenueSpan(lgd, Span.since(from))));
    }
    return kept;
  }

  /// Everyone who stands under the one from that day on stands under the other instead; a label
  /// that is taken there gets a letter.
  private List<UnitRecord> handOver(UnitId from, UnitId to) {
    var moved = new ArrayList<UnitRecord>();
    var rest = Span.since(this.from);
    for (var child : draft.childrenDuring(from, rest)) {
      var line = child.placements();
      for (var at : child.placements()) {
        var piece = at.valid().common(rest);
        if (piece.isEmpty() || !from.equals(at.parent())) continue;
        var label = freeLabel(to, at.label(), piece.get(), child.id());
        line = Dated.lay(line, new Placement(to, label, piece.get()));
      }
      var placed = child.withPlacements(line);
      draft.put(placed);
      moved.add(placed);
    }
    return moved;
  }

  private String freeLabel(UnitId parent, String label, Span span, UnitId child) {
    var free = label;
    for (char letter = 'A';
        letter <= 'Z' && draft.labelHolder(parent, free, span, child).isPresent();
        letter++) {
      free = label.substring(0, Math.min(label.length(), LABEL_MAX - 1)) + letter;
    }
    return free;
  }

  private UnitOutcome split(UnitAct.Split act) {
    var unit = draft.find(act.unit());
    if (unit.isEmpty() || unit.get().kind().level() < 2) return refused("unit", "state-fixed");
    var at = unit.get().placementOn(from);
    if (at.isEmpty() || at.get().parent() == null) return refused("effectiveOn", "not-standing");
    var opened =
        open(
            new UnitAct.Open(
                unit.get().kind(),
                at.get().parent(),
                act.label(),
                act.nameEn(),
                act.nameHi(),
                lgdsOn(unit.get().revenue())));
    if (!(opened instanceof UnitOutcome.Planned planned)) return opened;
    var touched = new ArrayList<UnitRecord>();
    touched.add(draft.get(planned.subject()));
    for (var id : act.children()) {
      var child = draft.find(id);
      var place = child.flatMap(found -> found.placementOn(from));
      if (place.isEmpty() || !act.unit().equals(place.get().parent())) {
        return refused("children", "not-a-child");
      }
      var piece =
          new Placement(
              planned.subject(), place.get().label(), new Span(from, place.get().valid().to()));
      var placed = child.get().withPlacements(Dated.lay(child.get().placements(), piece));
      draft.put(placed);
      touched.add(placed);
    }
    return done(touched);
  }

  private UnitOutcome remap(UnitAct.Remap act) {
    var unit = draft.find(act.unit());
    if (unit.isEmpty() || unit.get().placementOn(from).isEmpty()) {
      return refused("effectiveOn", "not-standing");
    }
    if (act.revenue().stream().anyMatch(lgd -> lgd < 1 || lgd > 9999)) {
      return refused("revenueDistrictLgd", "revenue-malformed");
    }
    var before = Dated.until(unit.get().revenue(), from);
    var lgds = act.revenue().stream().distinct().toList();
    return done(put(unit.get().withRevenue(withRevenue(before, lgds))));
  }

  private List<UnitRecord> put(UnitRecord unit) {
    draft.put(unit);
    return List.of(unit);
  }

  private UnitOutcome done(List<UnitRecord> touched) {
    for (var unit : touched) {
      var fault = draft.faultOf(unit);
      if (fault.isPresent()) return new UnitOutcome.Refused(fault.get());
    }
    return new UnitOutcome.Planned(draft, touched.getFirst().id());
  }
}
