package abhaya.safecity.example;

import java.math.BigDecimal;
import java.util.List;

/// One of the eight cities and what is made up around its printed figures.
///
/// @param lgd of its State
/// @param corporation body that holds a part of the money
/// @param done hundredths of the targets that stand today, where no print says more
/// @param used hundredths of what was released that is spent today
/// @param stateGives hundredths of its share that the State has put in
/// @param late months by which the works are behind the first plan
record ExampleCity(
    String code,
    int lgd,
    String nameEn,
    String nameHi,
    String corporation,
    int done,
    int used,
    int stateGives,
    int late) {

  static final String AHMEDABAD = "AMD";
  static final String DELHI = "DEL";
  static final String LUCKNOW = "LKO";
  static final String KOLKATA = "KOL";
  static final String HYDERABAD = "HYD";
  static final String CHENNAI = "CHN";

  static final List<ExampleCity> ALL =
      List.of(
          new ExampleCity(
              AHMEDABAD,
              24,
              "Ahmedabad",
              "अहमदाबाद",
              "Ahmedabad Municipal Corporation",
              52,
              35,
              100,
              36),
          new ExampleCity(
              "BLR", 29, "Bengaluru", "बेंगलुरु", "Bengaluru city corporation", 82, 86, 100, 24),
          new ExampleCity(
              CHENNAI, 33, "Chennai", "चेन्नई", "Greater Chennai Corporation", 76, 72, 100, 30),
          new ExampleCity(
              DELHI, 7, "Delhi", "दिल्ली", "Municipal Corporation of Delhi", 34, 58, 100, 58),
          new ExampleCity(
              HYDERABAD,
              36,
              "Hyderabad",
              "हैदराबाद",
              "Greater Hyderabad Municipal Corporation",
              55,
              58,
              80,
              44),
          new ExampleCity(
              KOLKATA, 19, "Kolkata", "कोलकाता", "Kolkata Municipal Corporation", 45, 82, 50, 52),
          new ExampleCity(
              LUCKNOW, 9, "Lucknow", "लखनऊ", "Lucknow Municipal Corporation", 70, 77, 100, 28),
          new ExampleCity(
              "MUM", 27, "Mumbai", "मुंबई", "Brihanmumbai Municipal Corporation", 88, 81, 100, 18));

  boolean isPaidByTheCentreAlone() {
    return code.equals(DELHI);
  }

  BigDecimal doneShare() {
    return BigDecimal.valueOf(done, 2);
  }
}
