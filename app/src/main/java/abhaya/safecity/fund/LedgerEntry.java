package abhaya.safecity.fund;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of a city's ledger. A correction is a new line that names the one it replaces.
///
/// @param holder the body whose account it touches
/// @param details what only some kinds have
public record LedgerEntry(
    String id, EntryKind kind, Rupees amount, LocalDate on, String holder, Details details) {

  /// @param component what it was spent on
  /// @param contract number; a commitment cannot be without one
  /// @param toHolder where moved money went
  /// @param account at the body it went to
  /// @param order number of a sanction or release
  /// @param instalment of the grant, from 1; 0 where it has none
  /// @param replaces the line that this one corrects
  public record Details(
      @Nullable String component,
      @Nullable String contract,
      @Nullable String toHolder,
      @Nullable String account,
      @Nullable String order,
      int instalment,
      @Nullable String replaces) {

    public static final Details NONE = new Details(null, null, null, null, null, 0, null);

    public static Details component(String component) {
      return new Details(component, null, null, null, null, 0, null);
    }

    public static Details contract(String contract) {
      return new Details(null, contract, null, null, null, 0, null);
    }

    public static Details movedTo(String holder, @Nullable String account) {
      return new Details(null, null, holder, account, null, 0, null);
    }

    public static Details order(String order, int instalment) {
      return new Details(null, null, null, null, order, instalment, null);
    }

    public Details replacing(String entryId) {
      return new Details(component, contract, toHolder, account, order, instalment, entryId);
    }
  }

  public LedgerEntry {
    if (amount.isNegative()) throw new IllegalArgumentException("the kind gives the sign");
    if (holder.isBlank()) throw new IllegalArgumentException("money is always somewhere");
  }

  /// The same line under the name it was given.
  LedgerEntry named(String handle) {
    return new LedgerEntry(handle, kind, amount, on, holder, details);
  }
}
