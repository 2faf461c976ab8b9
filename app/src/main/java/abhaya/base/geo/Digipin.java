package abhaya.base.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ten-character address of a square of about four metres (India Post and Department of Posts,
/// 2025): ten times a square is cut in four by four.
public record Digipin(String letters) {
  private static final String GRID = "FC98J327K456LMPT";
  private static final int LEVELS = 10;

  /// What a text was: a DIGIPIN, or the places (from 1) of characters that none has.
  public sealed interface Heard {}

  public record Understood(Digipin digipin) implements Heard {}

  /// @param places empty where the number of characters is wrong
  public record Misheard(List<Integer> places) implements Heard {
    public Misheard {
      places = List.copyOf(places);
    }
  }

  public Digipin {
    if (letters.length() != LEVELS || !letters.chars().allMatch(c -> GRID.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a DIGIPIN");
    }
  }

  /// Empty outside the box that the grid covers.
  public static Optional<Digipin> of(Point point) {
    if (!Box.INDIA.holds(point)) return Optional.empty();
    var letters = new StringBuilder(LEVELS);
    double south = Box.INDIA.south();
    double west = Box.INDIA.west();
    double step = (Box.INDIA.north() - south) / 4;
    for (int level = 0; level < LEVELS; level++) {
      int up = Math.clamp((long) Math.floor((point.lat() - south) / step), 0, 3);
      int right = Math.clamp((long) Math.floor((point.lon() - west) / step), 0, 3);
      letters.append(GRID.charAt((3 - up) * 4 + right));
      south += up * step;
      west += right * step;
      step /= 4;
    }
    return Optional.of(new Digipin(letters.toString()));
  }

  /// As read out or typed: any case, hyphens, dots and spaces anywhere, or none.
  public static Heard hear(String text) {
    var bare = new StringBuilder();
    text.toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(LEVELS + 1L)
        .forEach(bare::appendCodePoint);
    var wrong = new ArrayList<Integer>();
    for (int i = 0; i < bare.length(); i++) if (GRID.indexOf(bare.charAt(i)) < 0) wrong.add(i + 1);
    if (bare.length() != LEVELS) return new Misheard(List.of());
    return wrong.isEmpty() ? new Understood(new Digipin(bare.toString())) : new Misheard(wrong);
  }

  public Box box() {
    double south = Box.INDIA.south();
    double west = Box.INDIA.west();
    double step = Box.INDIA.north() - south;
    for (int level = 0; level < LEVELS; level++) {
      step /= 4;
      int at = GRID.indexOf(letters.charAt(level));
      south += (3 - at / 4) * step;
      west += at % 4 * step;
    }
    return new Box(south, west, south + step, west + step);
  }

  public Point centre() {
    return box().centre();
  }

  /// With its two hyphens, as it is printed.
  public String written() {
    return letters.substring(0, 3) + "-" + letters.substring(3, 6) + "-" + letters.substring(6);
  }
}
