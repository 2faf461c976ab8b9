package abhaya.response.livemap;

import abhaya.response.unit.ResponseUnit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The units of a set of readers in the order of their numbers. A frame names a unit by its place
/// here, so who has another roster cannot read it.
final class Roster {
  /// More than one map can show; those with the lowest numbers are kept.
  static final int UNITS_MAX = 20_000;

  static final int SIGN_BYTES_MAX = 255;
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int[] numbers;
  private final List<String> signs;
  private final long mark;

  /// @param units in any order
  Roster(List<ResponseUnit> units) {
    var sorted = new ArrayList<>(units);
    sorted.sort(Comparator.comparingInt(ResponseUnit::id));
    if (sorted.size() > UNITS_MAX) sorted.subList(UNITS_MAX, sorted.size()).clear();
    numbers = sorted.stream().mapToInt(ResponseUnit::id).toArray();
    signs = sorted.stream().map(ResponseUnit::callSign).toList();
    mark = mark();
  }

  Roster(int[] numbers, List<String> signs) {
    this.numbers = numbers.clone();
    this.signs = List.copyOf(signs);
    mark = mark();
  }

  /// FNV-1a over numbers and signs: equal on every machine and after every start.
  private long mark() {
    long mark = FNV_START;
    for (var at = 0; at < numbers.length; at++) {
      for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE)
        mark = (mark ^ ((numbers[at] >>> shift) & 0xff)) * FNV_PRIME;
      for (var one : signs.get(at).getBytes(StandardCharsets.UTF_8))
        mark = (mark ^ (one & 0xff)) * FNV_PRIME;
    }
    return mark;
  }

  int size() {
    return numbers.length;
  }

  int number(int at) {
    return numbers[at];
  }

  String sign(int at) {
    return signs.get(at);
  }

  /// Names this very list.
  long id() {
    return mark;
  }

  /// The unit's place; negative if it is not here.
  int find(int number) {
    return Arrays.binarySearch(numbers, number);
  }
}
