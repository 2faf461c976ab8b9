package abhaya.base.jurisdiction;

import java.util.Comparator;

/// Labels as people sort them: D2 before D10.
final class NaturalOrder implements Comparator<String> {

  static final NaturalOrder LABELS = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        order = compareDigits(a, i, endA, b, j, endB);
        i = endA;
        j = endB;
      } else {
        order = Character.compare(upper(a.charAt(i++)), upper(b.charAt(j++)));
      }
      if (order != 0) return order;
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static int compareDigits(String a, int i, int endA, String b, int j, int endB) {
    while (i < endA && a.charAt(i) == '0') i++;
    while (j < endB && b.charAt(j) == '0') j++;
    if (endA - i != endB - j) return Integer.compare(endA - i, endB - j);
    for (; i < endA; i++, j++) {
      if (a.charAt(i) != b.charAt(j)) return Character.compare(a.charAt(i), b.charAt(j));
    }
    return 0;
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) end++;
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }
}
