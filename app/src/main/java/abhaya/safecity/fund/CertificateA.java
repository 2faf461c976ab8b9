package abhaya.safecity.fund;

import static abhaya.safecity.fund.FundFinding.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Utilisation certificate GFR 12-A, of a body that received grants.
///
/// @param heads expenditure as grant-in-aid general, salary and capital
/// @param committed contracted and unpaid at the year's end; it is no expenditure
public record CertificateA(
    String scheme,
    String grantee,
    FinancialYear year,
    Position opening,
    List<Grant> grants,
    Columns columns,
    Heads heads,
    Position closing,
    List<Holding> holdings,
    Rupees committed) {

  /// Cash in hand and at bank, and advances not yet accounted for.
  public record Position(Rupees cash, Rupees advances) {

    public Rupees total() {
      return cash.plus(advances);
    }
  }

  /// A grant received in the year.
  public record Grant(String order, LocalDate on, Rupees amount) {}

  /// The printed columns 1 to 7.
  ///
  /// @param deposited interest, or grant, given back to Government
  public record Columns(
      Rupees unspent,
      Rupees interest,
      Rupees deposited,
      Rupees granted,
      Rupees available,
      Rupees spent,
      Rupees closing) {

    /// With the two sums that follow from the rest.
    public static Columns of(
        Rupees unspent, Rupees interest, Rupees deposited, Rupees granted, Rupees spent) {
      var available = unspent.plus(interest).minus(deposited).plus(granted);
      return new Columns(
          unspent, interest, deposited, granted, available, spent, available.minus(spent));
    }
  }

  public record Heads(Rupees general, Rupees salary, Rupees capital) {

    public Rupees total() {
      return general.plus(salary).plus(capital);
    }
  }

  /// Where the closing balance lies.
  public record Holding(String holder, String account, @Nullable LocalDate since, Rupees amount) {

    boolean isNamed() {
      return !holder.isBlank() && !account.isBlank() && since != null;
    }
  }

  public CertificateA {
    grants = List.copyOf(grants);
    holdings = List.copyOf(holdings);
  }

  /// Every figure that disagrees with another; a certificate with any is not drawn up.
  ///
  /// @param lastClosing of the certificate of the year before, null if there was none
  public List<FundFinding> disagreements(@Nullable Rupees lastClosing) {
    var found = new ArrayList<FundFinding>();
    if (lastClosing != null && !lastClosing.equals(columns.unspent()))
      found.add(
          refuse(FundFinding.Code.OPENING_IS_NOT_LAST_CLOSING, columns.unspent(), lastClosing));
    if (!opening.total().equals(columns.unspent()))
      found.add(
          refuse(FundFinding.Code.OPENING_IS_NOT_LAST_CLOSING, columns.unspent(), opening.total()));
    var granted = Rupees.sum(grants.stream().map(Grant::amount).toList());
    if (!granted.equals(columns.granted()))
      found.add(
          refuse(FundFinding.Code.LETTERS_DO_NOT_MAKE_THE_GRANTS, granted, columns.granted()));
    var available =
        columns
            .unspent()
            .plus(columns.interest())
            .minus(columns.deposited())
            .plus(columns.granted());
    if (!available.equals(columns.available()))
      found.add(refuse(FundFinding.Code.AVAILABLE_DOES_NOT_ADD_UP, columns.available(), available));
    var left = columns.available().minus(columns.spent());
    if (!left.equals(columns.closing()))
      found.add(refuse(FundFinding.Code.CLOSING_DOES_NOT_ADD_UP, columns.closing(), left));
    found.addAll(atYearsEnd());
    return found;
  }

  private List<FundFinding> atYearsEnd() {
    var found = new ArrayList<FundFinding>();
    if (!closing.total().equals(columns.closing()))
      found.add(
          refuse(
              FundFinding.Code.CLOSING_IS_NOT_CASH_AND_ADVANCES,
              columns.closing(),
              closing.total()));
    if (!heads.total().equals(columns.spent()))
      found.add(
          refuse(
              FundFinding.Code.COMPONENTS_DO_NOT_MAKE_EXPENDITURE, heads.total(), columns.spent()));
    var used = columns.spent().plus(committed);
    if (used.isMoreThan(columns.available()))
      found.add(
          refuse(FundFinding.Code.SPENT_AND_COMMITTED_ABOVE_AVAILABLE, used, columns.available()));
    var held = Rupees.sum(holdings.stream().map(Holding::amount).toList());
    if (!held.equals(columns.closing()))
      found.add(refuse(FundFinding.Code.HOLDERS_DO_NOT_MAKE_THE_CLOSING, held, columns.closing()));
    for (var holding : holdings)
      if (!holding.amount().isZero() && !holding.isNamed())
        found.add(
            refuse(
                FundFinding.Code.BALANCE_HELD_WITHOUT_ACCOUNT, holding.holder(), holding.amount()));
    return found;
  }
}
