package abhaya.safecity.fund;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The lines of one city's money, and every figure that follows from them.
public final class Ledger {
  private final List<LedgerEntry> entries;

  /// Lines that a later one replaces fall out here, once and for all.
  public Ledger(List<LedgerEntry> lines) {
    var replaced = new HashSet<String>();
    for (var line : lines)
      if (line.details().replaces() != null) replaced.add(line.details().replaces());
    entries =
        lines.stream()
            .filter(line -> !replaced.contains(line.id()))
            .sorted(Comparator.comparing(LedgerEntry::on))
            .toList();
  }

  public Ledger with(LedgerEntry entry) {
    var lines = new ArrayList<>(entries);
    lines.add(entry);
    return new Ledger(lines);
  }

  /// As it stood at the end of a day.
  public Ledger upTo(LocalDate day) {
    return new Ledger(entries.stream().filter(entry -> !entry.on().isAfter(day)).toList());
  }

  public Ledger in(FinancialYear year) {
    return new Ledger(entries.stream().filter(entry -> year.contains(entry.on())).toList());
  }

  public List<LedgerEntry> entries() {
    return entries;
  }

  public List<LedgerEntry> entries(EntryKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }

  public Rupees total(EntryKind kind) {
    return total(entry -> entry.kind() == kind);
  }

  public Rupees released() {
    return total(EntryKind.CENTRE_RELEASE).plus(total(EntryKind.STATE_RELEASE));
  }

  public Rupees spent() {
    return total(EntryKind.EXPENDITURE);
  }

  /// Contracted and not yet paid.
  public Rupees committed() {
    return total(EntryKind.COMMITMENT).minus(total(EntryKind.COMMITMENT_ENDED));
  }

  /// All money that is somewhere.
  public Rupees balance() {
    return Rupees.sum(balances().values());
  }

  /// What each holder has, by name; who has nothing left stays on the list.
  public Map<String, Rupees> balances() {
    var balances = new TreeMap<String, Rupees>();
    for (var entry : entries) {
      var moved = entry.kind() == EntryKind.MOVED;
      var sign = moved ? -1 : entry.kind().sign();
      if (sign == 0) continue;
      var change = sign > 0 ? entry.amount() : entry.amount().negated();
      balances.merge(entry.holder(), change, Rupees::plus);
      if (moved)
        balances.merge(
            Objects.requireNonNullElse(entry.details().toHolder(), ""),
            entry.amount(),
            Rupees::plus);
    }
    return Collections.unmodifiableMap(balances);
  }

  public Rupees balanceOf(String holder) {
    return balances().getOrDefault(holder, Rupees.ZERO);
  }

  /// Spending by component; what names none stands under an empty name, in sight.
  public Map<String, Rupees> spentByComponent() {
    var sums = new TreeMap<String, Rupees>();
    for (var entry : entries(EntryKind.EXPENDITURE))
      sums.merge(
          Objects.requireNonNullElse(entry.details().component(), ""),
          entry.amount(),
          Rupees::plus);
    return Collections.unmodifiableMap(sums);
  }

  /// The Centre's part of all interest, less what was sent back.
  public Rupees interestDueToCentre(SharingRatio ratio) {
    return ratio.centreShare(total(EntryKind.INTEREST)).minus(total(EntryKind.INTEREST_RETURNED));
  }

  private Rupees total(Predicate<LedgerEntry> kept) {
    return Rupees.sum(entries.stream().filter(kept).map(LedgerEntry::amount).toList());
  }
}
