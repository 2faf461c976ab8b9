package abhaya.safecity.fund;

import static abhaya.safecity.fund.FundFinding.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Utilisation certificate GFR 12-C, of a State's department: a sentence with sums in it.
///
/// "Out of *granted* of grants sanctioned during the year in favour of the department and
/// *unspent* of the year before, *utilised* has been utilised for the purpose, and the balance of
/// *remaining* will be adjusted or has been surrendered."
public record CertificateC(
    String scheme,
    String department,
    FinancialYear year,
    List<Letter> letters,
    Sums sums,
    Remainder remainder) {

  /// A letter of sanction.
  public record Letter(String number, LocalDate on, Rupees amount) {}

  public record Sums(Rupees granted, Rupees unspent, Rupees utilised, Rupees remaining) {

    public static Sums of(Rupees granted, Rupees unspent, Rupees utilised) {
      return new Sums(granted, unspent, utilised, granted.plus(unspent).minus(utilised));
    }
  }

  /// What becomes of the balance.
  public enum Remainder {
    TO_BE_ADJUSTED,
    SURRENDERED
  }

  public CertificateC {
    letters = List.copyOf(letters);
  }

  /// Every figure that disagrees with another or with the ledger.
  public List<FundFinding> disagreements(Ledger ledger) {
    var found = new ArrayList<FundFinding>();
    var granted = Rupees.sum(letters.stream().map(Letter::amount).toList());
    if (!granted.equals(sums.granted()))
      found.add(refuse(FundFinding.Code.LETTERS_DO_NOT_MAKE_THE_GRANTS, granted, sums.granted()));
    var left = sums.granted().plus(sums.unspent()).minus(sums.utilised());
    if (!left.equals(sums.remaining()) || left.isNegative())
      found.add(refuse(FundFinding.Code.REMAINDER_DOES_NOT_ADD_UP, sums.remaining(), left));
    var booked = ledger.in(year).total(EntryKind.CENTRE_RELEASE);
    if (!booked.equals(sums.granted()))
      found.add(refuse(FundFinding.Code.GRANTS_DIFFER_FROM_LEDGER, sums.granted(), booked));
    var spent = ledger.in(year).spent();
    if (sums.utilised().isMoreThan(spent))
      found.add(refuse(FundFinding.Code.EXPENDITURE_DIFFERS_FROM_LEDGER, sums.utilised(), spent));
    return found;
  }
}
