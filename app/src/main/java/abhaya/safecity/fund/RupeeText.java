package abhaya.safecity.fund;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Money as people write it, and as it is written for them.
public final class RupeeText {
  private static final int LENGTH_MAX = 60;

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<sign>-|−)?(?<digits>[\\d,]+)(?:\\.(?<part>\\d+))?\\s*"
              + "(?<unit>crores?|cr\\.?|lakhs?|lacs?|lac\\.?|करोड़|लाख|/-)?");

  private static final Pattern INDIAN_GROUPS = Pattern.compile("\\d{1,2}(,\\d\\d)*,\\d{3}|\\d+");
  private static final Pattern WESTERN_GROUPS = Pattern.compile("\\d{1,3}(,\\d{3})+");
  private static final Pattern SIGN_OF_RUPEE = Pattern.compile("^(₹|rs\\.?|inr|रु\\.?|रुपये)\\s*");

  /// What a text turned out to be.
  public sealed interface Reading {}

  public record Amount(Rupees rupees) implements Reading {}

  /// A dash: the source gives no figure, which is not nought.
  public record NotGiven() implements Reading {}

  public record Refused(Reason reason) implements Reading {}

  /// Why a text is no amount.
  public enum Reason {
    NO_NUMBER,
    MISPLACED_COMMA,
    FINER_THAN_A_PAISA,
    TOO_LARGE
  }

  private RupeeText() {}

  /// Reads `₹ 2,919.55 crore`, `57.66 lakh`, `12,34,567.50`, `Rs. 500/-`, `Nil` and `–`.
  public static Reading read(String raw) {
    if (raw.length() > LENGTH_MAX) return new Refused(Reason.NO_NUMBER);
    var plain = latinDigits(raw).strip().toLowerCase(Locale.ROOT);
    if (plain.equals("nil") || plain.equals("शून्य")) return new Amount(Rupees.ZERO);
    if (plain.isEmpty() || plain.equals("-") || plain.equals("–") || plain.equals("—"))
      return new NotGiven();
    var amount = AMOUNT.matcher(SIGN_OF_RUPEE.matcher(plain).replaceFirst(""));
    if (!amount.matches()) return new Refused(Reason.NO_NUMBER);
    var digits = amount.group("digits");
    if (!INDIAN_GROUPS.matcher(digits).matches() && !WESTERN_GROUPS.matcher(digits).matches())
      return new Refused(Reason.MISPLACED_COMMA);
    var part = amount.group("part");
    var number = new BigDecimal(digits.replace(",", "") + (part == null ? "" : "." + part));
    if (amount.group("sign") != null) number = number.negate();
    return inPaise(number, amount.group("unit"));
  }

  private static Reading inPaise(BigDecimal number, @Nullable String unit) {
    var paise = number.multiply(BigDecimal.valueOf(paiseOf(unit))).stripTrailingZeros();
    if (paise.scale() > 0) return new Refused(Reason.FINER_THAN_A_PAISA);
    if (paise.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0)
      return new Refused(Reason.TOO_LARGE);
    return new Amount(new Rupees(paise.longValueExact()));
  }

  private static long paiseOf(@Nullable String unit) {
    if (unit == null || unit.equals("/-")) return 100;
    return unit.startsWith("c") || unit.equals("करोड़")
        ? Rupees.PAISE_A_CRORE
        : Rupees.PAISE_A_LAKH;
  }

  private static String latinDigits(String raw) {
    var latin = new StringBuilder(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      latin.append(c >= '०' && c <= '९' ? (char) (c - '०' + '0') : c);
    }
    return latin.toString().replace('\u00A0', ' ');
  }

  /// The last three digits, then groups of two: `12,34,567.50`.
  public static String grouped(BigDecimal number) {
    var plain = number.abs().toPlainString();
    var point = plain.indexOf('.');
    var whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
    for (var at = whole.length() - 3; at > 0; at -= 2) whole.insert(at, ',');
    if (point >= 0) whole.append(plain, point, plain.length());
    return number.signum() < 0 ? "-" + whole : whole.toString();
  }
}
