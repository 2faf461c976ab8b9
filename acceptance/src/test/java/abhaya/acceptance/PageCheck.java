package abhaya.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What every page owes its readers: WCAG 2.2 AA as far as a program can tell, no sideways scroll,
/// words in place of keys, and a sheet of paper with whole tables.
final class PageCheck {
  private static final int WIDE = 1440;
  private static final int PHONE = 390;
  private static final int SMALL_PHONE = 320;
  // A4 less the margins of the print sheet, at 96 dots per inch
  private static final int SHEET = 703;

  private static final String RULES =
      """
      async rules => {
        const found = await axe.run(document, {resultTypes: ["violations"], runOnly: rules});
        return found.violations.map(broken => broken.id + ": "
          + broken.nodes.slice(0, 3).map(node => node.target.join(" ")
              + " (" + node.any.concat(node.all, node.none).map(one => one.message).join("; ") + ")")
            .join(", "));
      }
      """;

  private static final List<String> ALL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  // those of AA that axe counts among colour: nothing else changes with the paper
  private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

  /// A chart takes its new width a frame or two after its page.
  private static final String SPILLS =
      """
      async () => {
        const root = document.documentElement;
        for (let frame = 0; frame < 60 && root.scrollWidth > root.clientWidth; frame++)
          await new Promise(next => requestAnimationFrame(next));
        if (root.scrollWidth <= root.clientWidth) return [];
        const wide = [...document.body.querySelectorAll("*")].filter(one =>
          one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest(".table-scroll"));
        return [root.scrollWidth + " wide: "
          + wide.slice(0, 3).map(one => one.tagName + "." + one.className).join(", ")];
      }
      """;

  private static final String UNPRINTED =
      """
      () => {
        const gone = one => !one.checkVisibility() || one.getBoundingClientRect().height === 0;
        const found = [];
        const furniture = ".top-bar, .skip, .tabs, .page-foot .screen-only, dialog, .pager";
        for (const one of document.querySelectorAll(furniture))
          if (!gone(one)) found.push("printed: " + one.className);
        for (const table of document.querySelectorAll("main table")) {
          if (gone(table) || table.closest("details:not([open])")) continue;
          const name = table.caption?.innerText ?? table.className;
          const box = table.getBoundingClientRect();
          if (box.right > innerWidth + 1) found.push("cut at the right: " + name);
          for (const cell of table.querySelectorAll("th, td"))
            if (gone(cell)) { found.push("without " + cell.innerText + ": " + name); break; }
          const frame = getComputedStyle(table.parentElement);
          if (frame.overflowX !== "visible" || frame.overflowY !== "visible")
            found.push("in a scrolling frame: " + name);
        }
        return found;
      }
      """;

  /// What a person or a screen reader reads.
  private static final String WORDS =
      """
      () => [document.title, document.body.innerText]
        .concat([...document.querySelectorAll("[aria-label], [title], [placeholder], caption, option")]
          .flatMap(one => [one.getAttribute("aria-label"), one.getAttribute("title"),
            one.getAttribute("placeholder"), one.textContent]))
        .filter(text => text).join("\\n")
      """;

  private static final Pattern KEY_OR_GAP =
      Pattern.compile(
          "(?<![\\w/.])(?:access|cases|clock|compliance|imports|law|manual|signin|trail|units|web)"
              + "\\.[a-z][A-Za-z]*(?:\\.[A-Za-z_-]+)*(?![\\w/])|\\{\\d|\\?\\?\\?|\\bnull\\b");

  private static final Pattern HINDI = Pattern.compile("\\p{IsDevanagari}");

  /// The kinds of elements on the page, each with all it stands in, whatever they say and however
  /// many there are.
  private static final String MARKUP =
      """
      () => {
        const kind = one => one.localName + "." + [...one.classList].sort().join(".")
          + [...one.attributes].map(a => a.name).filter(n => n !== "class").sort().join(",");
        const path = one => one.parentElement ? path(one.parentElement) + ">" + kind(one) : "";
        return [...new Set([...document.body.querySelectorAll("*")].map(path))];
      }
      """;

  private final Page page;
  private final String axe;
  private final Set<String> known;
  private final List<String> faults = new ArrayList<>();

  PageCheck(Page page) {
    this(page, new HashSet<>());
  }

  /// @param known elements that were held to the rules of accessibility before, of other readers too
  PageCheck(Page page, Set<String> known) {
    this.page = page;
    this.known = known;
    try (var script = PageCheck.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the rules of accessibility cannot be read", e);
    }
  }

  /// Holds the page that is open to all of it; the language is that of its words. The rules of
  /// accessibility are tried when this kind of page has an element that it never had before: on light
  /// paper in each language, on dark once, since colours do not depend on words.
  void whole(String language, String kind) {
    words(language);
    var elements = ((List<?>) page.evaluate(MARKUP)).stream().map(path -> kind + path).toList();
    var newInAny = known.addAll(elements);
    var newHere = known.addAll(elements.stream().map(path -> language + path).toList());
    if (newHere) page.evaluate(axe);
    if (newHere) wideAndOnAPhone(ColorScheme.LIGHT, ALL);
    if (newInAny) wideAndOnAPhone(ColorScheme.DARK, OF_COLOUR);
    phones();
    paper();
    screen(WIDE, ColorScheme.LIGHT);
  }

  private void wideAndOnAPhone(ColorScheme scheme, List<String> rules) {
    for (var width : List.of(WIDE, PHONE)) {
      screen(width, scheme);
      note(width + " " + scheme, page.evaluate(RULES, rules));
    }
  }

  /// No page is wider than a phone.
  private void phones() {
    for (var width : List.of(PHONE, SMALL_PHONE)) {
      screen(width, ColorScheme.LIGHT);
      note(width + "", page.evaluate(SPILLS));
    }
  }

  /// The rules of accessibility as the page is now.
  void now() {
    page.evaluate(axe);
    note("as it is", page.evaluate(RULES, ALL));
  }

  private void paper() {
    screen(SHEET, ColorScheme.LIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    note("on paper", page.evaluate(UNPRINTED));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private void words(String language) {
    var text = (String) page.evaluate(WORDS);
    KEY_OR_GAP.matcher(text).results().forEach(gap -> fault("words", gap.group()));
    var told = (String) page.evaluate("document.documentElement.lang");
    if (!told.equals(language)) fault("words", "said to be in " + told);
    var title = page.title() + page.locator("main").innerText();
    if (language.equals("hi") && !HINDI.matcher(title).find()) fault("words", "no Hindi");
  }

  private void screen(int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private void note(String look, Object all) {
    for (var found : (List<?>) all) fault(look, (String) found);
  }

  private void fault(String look, String what) {
    faults.add(page.url() + " [" + look + "] " + what);
  }

  /// What was found so far.
  List<String> faults() {
    return List.copyOf(faults);
  }
}
