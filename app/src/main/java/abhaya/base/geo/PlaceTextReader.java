package abhaya.base.geo;

import abhaya.base.geo.Digipin.Understood;
import abhaya.base.geo.PlaceText.Form;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds coordinates in words as callers type and paste them: map links, `geo:` addresses, degrees
/// with or without minutes and seconds, DIGIPIN. Digits of any script are read.
///
/// Never throws. A number that only might be a coordinate is left alone: two numbers need a
/// fraction, a hemisphere or a word beside them.
public final class PlaceTextReader {
  private static final int TEXT_LENGTH_MAX = 4000;
  private static final String NUMBER = "([+-]?\\d{1,3}(?:\\.\\d{1,15})?)";
  private static final String FRACTION = "([+-]?\\d{1,3}\\.\\d{2,15})";
  private static final String GAP = "(?:,|%2C|~|/|\\+|%20|\\s){1,4}";

  /// The pin of a place comes before the middle of the screen.
  private static final Pattern[] LINKS = {
    Pattern.compile("(?i)!3d" + FRACTION + "!4d" + FRACTION),
    Pattern.compile(
        "(?i)[?&](?:q|query|ll|sll|daddr|destination|center|cp|loc|pt)=(?:loc:|@)?"
            + NUMBER
            + GAP
            + NUMBER),
    Pattern.compile("(?i)[?&]mlat=" + NUMBER + "&mlon=" + NUMBER),
    Pattern.compile("(?i)maps/(?:search|place|dir/[^/]{0,200})/" + FRACTION + GAP + FRACTION),
    Pattern.compile("(?i)\\bgeo:" + NUMBER + "," + NUMBER),
    Pattern.compile("(?i)#map=\\d{1,2}/" + NUMBER + "/" + NUMBER),
    Pattern.compile("(?i)/@" + NUMBER + "," + NUMBER)
  };

  private static final String DEGREE = "(?:[°º˚*]|degrees?|deg|d)?";
  private static final String MINUTE = "(?:['′’´`]|minutes?|mins?|min|m)?";
  private static final String SECOND = "(?:\"|″|”|''|′′|’’|seconds?|secs?|sec|s)?";

  private static final String PARTS =
      "(\\d{1,3}(?:\\.\\d{1,10})?)\\s{0,2}"
          + DEGREE
          + "(?:[\\s:-]{0,2}(\\d{1,2}(?:\\.\\d{1,10})?)\\s{0,2}"
          + MINUTE
          + "(?:[\\s:-]{0,2}(\\d{1,2}(?:\\.\\d{1,10})?)\\s{0,2}"
          + SECOND
          + ")?)?";
  private static final String LETTER = "([NSEW])";
  private static final String BETWEEN = "[\\s,;/|&]{0,4}";

  /// The letter of the hemisphere stands before the number in both halves, or after it in both.
  private static final Pattern LETTER_FIRST =
      Pattern.compile(
          "(?i)(?<![\\d.a-z])"
              + (LETTER + "\\s{0,2}" + PARTS + BETWEEN)
              + (LETTER + "\\s{0,2}" + PARTS)
              + "(?![\\d.])");

  private static final Pattern LETTER_LAST =
      Pattern.compile(
          "(?i)(?<![\\d.])"
              + (PARTS + "\\s{0,2}" + LETTER + BETWEEN)
              + (PARTS + "\\s{0,2}" + LETTER)
              + "(?![a-z])");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\blat(?:itude)?\\W{0,4}"
              + NUMBER
              + "\\D{0,30}?\\b(?:lon|lng|long)(?:gitude)?\\W{0,4}"
              + NUMBER);

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<![\\d.])" + FRACTION + "°?\\s{0,2}[,;/|\\s]\\s{0,3}" + FRACTION + "(?![\\d])");

  private static final Pattern PIN =
      Pattern.compile(
          "(?i)(?<![a-z0-9])([2-9CFJKLMPT]{3})[-. ]?([2-9CFJKLMPT]{3})[-. ]?([2-9CFJKLMPT]{4})"
              + "(?![a-z0-9])");

  public Optional<PlaceText> read(String typed) {
    var text = plain(typed);
    for (var link : LINKS) {
      var hit = link.matcher(text);
      while (hit.find()) {
        var found = pair(hit.group(1), hit.group(2), Form.LINK);
        if (found.isPresent()) return found;
      }
    }
    var named = first(NAMED.matcher(text));
    if (named.isPresent()) return named;
    var halves = halves(text);
    if (halves.isPresent()) return halves;
    var decimal = first(PLAIN.matcher(text));
    return decimal.isPresent() ? decimal : pin(text);
  }

  private static Optional<PlaceText> first(Matcher hit) {
    while (hit.find()) {
      var found = pair(hit.group(1), hit.group(2), Form.DECIMAL);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<PlaceText> pair(String first, String second, Form form) {
    double lat = Double.parseDouble(first);
    double lon = Double.parseDouble(second);
    double precision = precision(Math.min(decimals(first), decimals(second)), 1);
    return place(lat, lon, form, precision);
  }

  /// Kept in the order written unless only the other order is possible, or only that one in India.
  private static Optional<PlaceText> place(double lat, double lon, Form form, double precision) {
    var swap = Box.INDIA.holds(lon, lat) && !Box.INDIA.holds(lat, lon);
    var point = swap ? Point.of(lon, lat) : Point.of(lat, lon);
    return point.map(found -> new PlaceText(found, form, precision, swap));
  }

  private static Optional<PlaceText> halves(String text) {
    var before = LETTER_FIRST.matcher(text);
    while (before.find()) {
      var found = joined(half(before, before.group(1), 2), half(before, before.group(5), 6));
      if (found.isPresent()) return found;
    }
    var after = LETTER_LAST.matcher(text);
    while (after.find()) {
      var found = joined(half(after, after.group(4), 1), half(after, after.group(8), 5));
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<PlaceText> joined(@Nullable Half one, @Nullable Half other) {
    if (one == null || other == null || one.east() == other.east()) return Optional.empty();
    var lat = one.east() ? other : one;
    var lon = one.east() ? one : other;
    var parts = Math.max(one.parts(), other.parts());
    var form = parts == 3 ? Form.SECONDS : parts == 2 ? Form.MINUTES : Form.DECIMAL;
    var precision = Math.max(one.precisionMetres(), other.precisionMetres());
    return Point.of(lat.degrees(), lon.degrees())
        .map(point -> new PlaceText(point, form, precision, false));
  }

  private record Half(double degrees, boolean east, int parts, double precisionMetres) {}

  /// Null with sixty minutes, or with a fraction that is not the last.
  private static @Nullable Half half(Matcher hit, String letter, int at) {
    int parts = 1;
    double degrees = Double.parseDouble(hit.group(at));
    int decimals = decimals(hit.group(at));
    double worth = 1;
    for (int i = 2; i <= 3 && hit.group(at + i - 1) != null; i++) {
      if (decimals > 0) return null;
      double part = Double.parseDouble(hit.group(at + i - 1));
      if (part >= 60) return null;
      worth *= 60;
      degrees += part / worth;
      decimals = decimals(hit.group(at + i - 1));
      parts = i;
    }
    var east = "EeWw".contains(letter);
    var minus = "SsWw".contains(letter);
    return new Half(minus ? -degrees : degrees, east, parts, precision(decimals, worth));
  }

  /// Ten digits without hyphens are a telephone number before they are a DIGIPIN, and ten letters a
  /// word: without hyphens it needs both.
  private static Optional<PlaceText> pin(String text) {
    var hit = PIN.matcher(text);
    while (hit.find()) {
      var bare = hit.group(1) + hit.group(2) + hit.group(3);
      var digits = bare.chars().filter(Character::isDigit).count();
      var hyphens = hit.group().chars().filter(c -> c == '-').count();
      if (hyphens < 2 && (digits == 0 || digits == bare.length())) continue;
      if (Digipin.hear(bare) instanceof Understood heard) {
        return Optional.of(new PlaceText(heard.digipin().centre(), Form.DIGIPIN, 3, false));
      }
    }
    return Optional.empty();
  }

  private static int decimals(String number) {
    var dot = number.indexOf('.');
    return dot < 0 ? 0 : number.length() - dot - 1;
  }

  private static double precision(int decimals, double worth) {
    return Math.max(1, Point.DEGREE_METRES / worth / Math.pow(10, decimals) / 2);
  }

  private static String plain(String typed) {
    var text = typed.length() > TEXT_LENGTH_MAX ? typed.substring(0, TEXT_LENGTH_MAX) : typed;
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && Character.isDigit(c)) c = (char) ('0' + Character.digit(c, 10));
      if (c == 0x2212 || c == 0x2013) c = '-';
      if (c == 0xA0 || c == 0x202F || c == 0x2009) c = ' ';
      plain.append(c);
    }
    return plain.toString();
  }
}
