package abhaya.safecity.hotspot;

import abhaya.base.platform.India;
import java.time.Instant;
import java.util.List;

/// A part of the day in India, by the hour it begins.
public enum HourBand {
  H00(0, 6),
  H06(6, 10),
  H10(10, 17),
  H17(17, 20),
  H20(20, 24);

  private final int from;
  private final int to;

  HourBand(int from, int to) {
    this.from = from;
    this.to = to;
  }

  public static HourBand of(Instant at) {
    var hour = at.atZone(India.ZONE).getHour();
    for (var band : values()) if (hour < band.to) return band;
    return H20;
  }

  /// `20–24`.
  public String hours() {
    return "%02d–%02d".formatted(from, to);
  }

  /// Its place among the parts of the day, from 0.
  int place() {
    return List.of(values()).indexOf(this);
  }

  public int length() {
    return to - from;
  }
}
