package abhaya;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds words that stand in a template itself, where only words from messages may stand.
final class BareText {
  private static final Pattern HEAD = Pattern.compile("(?m)^@(import|param) .*$");
  private static final Pattern IGNORED =
      Pattern.compile(
          "(?s)<!--.*?-->|<%--.*?--%>|<kbd.*?</kbd>|<style.*?</style>|<svg.*?</svg>|<!doctype html>");
  private static final Pattern ENTITY = Pattern.compile("&[a-z]+;");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]+");

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private BareText(String source) {
    this.source = source;
  }

  /// The words, in their order.
  static List<String> in(String template) {
    var plain = IGNORED.matcher(HEAD.matcher(template).replaceAll("")).replaceAll(" ");
    var reader = new BareText(plain);
    reader.read();
    var words = new ArrayList<String>();
    var found = WORD.matcher(ENTITY.matcher(reader.text).replaceAll(" "));
    while (found.find()) words.add(found.group());
    return words;
  }

  private void read() {
    while (at < source.length()) {
      var sign = source.charAt(at);
      if (source.startsWith("${", at) || source.startsWith("!{", at)) {
        skip('{', '}');
      } else if (sign == '<') {
        tag();
      } else if (sign == '@') {
        word();
      } else {
        text.append(sign);
        at++;
      }
    }
  }

  /// A keyword with its condition or its arguments; of a template call the content is read on.
  private void word() {
    var start = at++;
    while (at < source.length() && isOfWord(source.charAt(at))) at++;
    var call = source.startsWith("@template", start);
    text.append(' ');
    if (at >= source.length() || source.charAt(at) != '(') return;
    var from = at;
    skip('(', ')');
    var content = call ? source.indexOf("@`", from) : -1;
    if (content >= 0 && content < at) {
      text.append(String.join(" ", in(source.substring(content + 2, at - 1)))).append(' ');
    }
  }

  private static boolean isOfWord(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '.' || sign == '-';
  }

  /// A tag with its attributes, in which expressions may hold any sign.
  private void tag() {
    text.append(' ');
    while (at < source.length() && source.charAt(at) != '>') {
      if (source.startsWith("${", at)) {
        skip('{', '}');
      } else {
        at++;
      }
    }
    at++;
  }

  /// Behind the bracket that closes the next one opened; text in quotes is passed over.
  private void skip(char open, char close) {
    var depth = 0;
    for (; at < source.length(); at++) {
      var sign = source.charAt(at);
      if (sign == '"') {
        at = source.indexOf('"', at + 1);
        if (at < 0) at = source.length();
      } else if (sign == open) {
        depth++;
      } else if (sign == close && --depth == 0) {
        at++;
        return;
      }
    }
  }
}
