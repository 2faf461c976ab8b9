package abhaya.safecity.plate;

import java.util.regex.Pattern;

/// A form in which vehicles are numbered in India.
public enum PlateForm {
  /// State, office, series, number: `UP14L4567`. The letters I and O are not used in a series.
  STANDARD("(?<state>%s)(?<office>\\d{1,2})(?<series>%s{0,3})(?<number>(?!0+$)\\d{1,4})"),
  /// Bharat series, since 26 August 2021: `22BH1234AB`.
  BHARAT("(?<year>2[1-9]|[3-9]\\d)BH(?<number>\\d{4})(?<series>%2$s{1,2})"),
  /// Before registration: T, month, year, state: `T0326MH1234AB`.
  TEMPORARY(
      "T(?<month>0[1-9]|1[0-2])(?<year>\\d{2})(?<state>%s)(?<number>\\d{4})(?<series>%s{1,2})"),
  /// Diplomatic corps, consular corps, United Nations: `77CD12`.
  DIPLOMATIC("(?<country>\\d{1,3})(?<kind>CD|CC|UN)(?<number>\\d{1,4})"),
  /// Vehicles of more than fifty years: `DLVAAB1234`.
  VINTAGE("(?<state>%s)VA(?<series>%s{2})(?<number>\\d{4})"),
  /// Armed forces, written after a broad arrow: `03D153874H`.
  DEFENCE("(?<year>\\d{2})(?<kind>[A-Z])(?<number>\\d{5,6})(?<check>[A-Z])");

  private static final String STATES =
      "AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY"
          + "|RJ|SK|TG|TN|TR|TS|UA|UK|UP|WB";
  private static final String SERIES_LETTER = "[A-HJ-NP-Z]";

  private final Pattern pattern;

  PlateForm(String form) {
    pattern = Pattern.compile(form.formatted(STATES, SERIES_LETTER));
  }

  Pattern pattern() {
    return pattern;
  }
}
