package abhaya.investigation.cases;

import java.util.Arrays;
import java.util.Optional;

/// Age of a victim on the day of the offence, as far as it is imported.
public enum AgeBand {
  UNDER_12("under12", 1),
  FROM_12_TO_15("12to15", 2),
  FROM_16_TO_17("16to17", 4),
  ADULT("adult", 8),
  UNKNOWN("unknown", 16);

  private final String code;
  private final int mask;

  AgeBand(String code, int mask) {
    this.code = code;
    this.mask = mask;
  }

  /// The code of the feed.
  public String code() {
    return code;
  }

  /// One bit a band. Bits are stored, so they never change their meaning.
  public int mask() {
    return mask;
  }

  /// True where the victim is known to be below eighteen.
  public boolean isChild() {
    return this == UNDER_12 || this == FROM_12_TO_15 || this == FROM_16_TO_17;
  }

  public String messageKey() {
    return "cases.age." + code;
  }

  static Optional<AgeBand> of(String code) {
    return Arrays.stream(values()).filter(band -> band.code.equals(code)).findFirst();
  }
}
