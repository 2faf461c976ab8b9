package abhaya.response.signal;

import java.util.Optional;
import java.util.regex.Pattern;

/// A telephone number in international form. Prints masked, so that no log can hold it.
public record PhoneNumber(String e164) {
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern MOBILE = Pattern.compile("[6-9][0-9]{9}");
  private static final Pattern LANDLINE = Pattern.compile("[1-9][0-9]{9}");
  private static final int TYPED_LENGTH_MAX = 40;

  public PhoneNumber {
    if (!INTERNATIONAL.matcher(e164).matches()) throw new IllegalArgumentException("not a number");
  }

  /// Reads a number as exchanges and people write it; without a country it is Indian.
  public static Optional<PhoneNumber> read(String typed) {
    if (typed.length() > TYPED_LENGTH_MAX) return Optional.empty();
    var digits = new StringBuilder();
    var plus = false;
    var text = typed.strip();
    if (text.regionMatches(true, 0, "tel:", 0, 4)) text = text.substring(4);
    if (text.regionMatches(true, 0, "sip:", 0, 4)) text = text.substring(4).split("@", 2)[0];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) digits.append((char) ('0' + Character.digit(c, 10)));
      else if (c == '+' && digits.isEmpty() && !plus) plus = true;
      else if (" -().\u00A0\u2010\u2011\u2013".indexOf(c) < 0) return Optional.empty();
    }
    return of(digits.toString(), plus);
  }

  private static Optional<PhoneNumber> of(String digits, boolean plus) {
    var bare = digits;
    var abroad = plus;
    if (!plus && bare.startsWith("00")) {
      bare = bare.substring(2);
      abroad = true;
    }
    if (!abroad) {
      if (bare.length() == 11 && bare.startsWith("0")) bare = bare.substring(1);
      if (LANDLINE.matcher(bare).matches()) bare = "91" + bare;
      var indian = bare.length() == 12 && bare.startsWith("91");
      if (!indian) return Optional.empty();
    }
    var number = "+" + bare;
    var possible = INTERNATIONAL.matcher(number).matches();
    return possible ? Optional.of(new PhoneNumber(number)) : Optional.empty();
  }

  public boolean isIndianMobile() {
    return e164.startsWith("+91") && MOBILE.matcher(e164.substring(3)).matches();
  }

  /// For units in the field: enough to tell two callers apart, too little to ring one.
  public String masked() {
    return "•••" + e164.substring(e164.length() - 2);
  }

  @Override
  public String toString() {
    return "PhoneNumber[" + masked() + "]";
  }
}
