package abhaya.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Invented plates, all different, one after another in one array: five million strings would take
/// the memory that is to be measured.
final class Plates {
  static final int LENGTH = 10;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final List<String> STATES =
      List.of("AP", "AS", "BR", "DL", "GJ", "HR", "KA", "KL", "MH", "MP", "PB", "RJ", "TN", "UP");

  private final SplittableRandom random;
  private final byte[] texts;

  Plates(int count, SplittableRandom random) {
    this.random = random;
    texts = new byte[count * LENGTH];
    var numbers = distinct(count);
    for (var at = 0; at < count; at++) {
      var text = text(numbers[at]).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, texts, at * LENGTH, LENGTH);
    }
  }

  /// Numbers of different plates in a random order.
  private long[] distinct(int count) {
    var spare = count / 100 + 100;
    var drawn = random.longs(count + spare, 0, space()).sorted().distinct().toArray();
    for (var at = drawn.length - 1; at > 0; at--) {
      var other = random.nextInt(at + 1);
      var kept = drawn[at];
      drawn[at] = drawn[other];
      drawn[other] = kept;
    }
    return Arrays.copyOf(drawn, count);
  }

  private static long space() {
    return STATES.size() * 60L * LETTERS.length() * LETTERS.length() * 9_999;
  }

  private static String text(long number) {
    var rest = number / 9_999;
    var second = LETTERS.charAt((int) (rest % LETTERS.length()));
    rest /= LETTERS.length();
    var first = LETTERS.charAt((int) (rest % LETTERS.length()));
    rest /= LETTERS.length();
    var digits = new char[] {'0', '0', '0', '0'};
    var last = (int) (number % 9_999) + 1;
    for (var at = 3; at >= 0; at--, last /= 10) digits[at] = (char) ('0' + last % 10);
    var office = (int) (rest % 60) + 1;
    return STATES.get((int) (rest / 60))
        + (char) ('0' + office / 10)
        + (char) ('0' + office % 10)
        + first
        + second
        + String.valueOf(digits);
  }

  int count() {
    return texts.length / LENGTH;
  }

  String get(int at) {
    return new String(texts, at * LENGTH, LENGTH, StandardCharsets.US_ASCII);
  }

  /// One of those listed.
  String any() {
    return get(random.nextInt(count()));
  }

  /// A plate of which nobody knows whether it is listed.
  String stranger() {
    return text(random.nextLong(space()));
  }

  char letter() {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  /// One character replaced, left out or put in.
  String edited(String plate) {
    var at = random.nextInt(plate.length());
    var other = random.nextBoolean() ? letter() : (char) ('0' + random.nextInt(10));
    return switch (random.nextInt(3)) {
      case 0 -> plate.substring(0, at) + other + plate.substring(at + 1);
      case 1 -> plate.substring(0, at) + plate.substring(at + 1);
      default -> plate.substring(0, at) + other + plate.substring(at);
    };
  }

  /// Whether one edit at most turns one into the other: what is meant, character by character.
  boolean isNear(int at, byte[] read) {
    var apart = read.length - LENGTH;
    if (apart < -1 || apart > 1) return false;
    var from = at * LENGTH;
    var same = Arrays.mismatch(texts, from, from + LENGTH, read, 0, read.length);
    if (same < 0) return true;
    // the edit can only stand here, so what follows it must be equal
    var here = from + same + (apart <= 0 ? 1 : 0);
    var there = same + (apart >= 0 ? 1 : 0);
    return Arrays.equals(texts, here, from + LENGTH, read, there, read.length);
  }
}
