package abhaya.investigation.clock;

import abhaya.investigation.clock.TypedItem.Named;
import abhaya.investigation.clock.TypedItem.Section;
import abhaya.investigation.clock.TypedItem.UnknownAct;
import abhaya.investigation.clock.TypedItem.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads sections as they are typed. What it cannot read it hands back in its own words.
///
/// A section is read with the one before it where "r/w" or a word like it joins them, where a slash
/// joins a POCSO definition to its punishment (`5/6`), or a section to common intention (`376/34`).
/// Any other slash is a list. A comma, "and" or a new line ends the reading-with.
public final class SectionReader {
  private final Words words = new Words();

  /// Never throws; takes time in proportion to the length of the text.
  public SectionReading read(String text) {
    var items = new SectionScanner(words, Glyphs.plain(text)).scan();
    var sections = new ArrayList<RawSection>();
    var acts = new ArrayList<@Nullable Act>();
    var before = new ArrayList<Integer>();
    var places = new ArrayList<TypedItem>();
    for (var item : items) {
      switch (item) {
        case Section section -> sections.add(section.raw());
        case Named named -> addAct(acts, before, places, sections.size(), named, named.act());
        case UnknownAct unknown -> addAct(acts, before, places, sections.size(), unknown, null);
        case Unread _ -> {}
      }
    }
    var owners = new SectionClaims(sections, acts, before).owners();
    return resolve(text, items, acts, places, owners);
  }

  private static void addAct(
      List<@Nullable Act> acts,
      List<Integer> before,
      List<TypedItem> places,
      int count,
      TypedItem place,
      @Nullable Act act) {
    acts.add(act);
    before.add(count);
    places.add(place);
  }

  private static SectionReading resolve(
      String text,
      List<TypedItem> items,
      List<@Nullable Act> acts,
      List<TypedItem> places,
      int[] owners) {
    var resolver = new SectionResolver();
    var unread = new LinkedHashSet<String>();
    var next = 0;
    for (var item : items) {
      switch (item) {
        case Section section -> {
          var owner = owners[next++];
          var act = owner == SectionClaims.NONE ? null : acts.get(owner);
          if (act == null) {
            unread.add(unowned(text, section, owner < 0 ? null : places.get(owner)));
          } else if (!resolver.add(section.raw(), act)) {
            unread.add(slice(text, section.start(), section.end()) + " " + act.shortName());
          }
        }
        case Unread piece -> unread.add(slice(text, piece.start(), piece.end()));
        case UnknownAct _, Named _ -> {}
      }
    }
    idle(text, acts, places, owners, resolver.citations(), unread);
    unread.remove("");
    return new SectionReading(resolver.citations(), List.copyOf(unread));
  }

  /// A section without a known act, with the name that stands beside it.
  private static String unowned(String text, TypedItem section, @Nullable TypedItem act) {
    var alone = slice(text, section.start(), section.end());
    return act == null ? alone : alone + " " + slice(text, act.start(), act.end());
  }

  /// Acts named without any section.
  private static void idle(
      String text,
      List<@Nullable Act> acts,
      List<TypedItem> places,
      int[] owners,
      List<Citation> citations,
      Set<String> unread) {
    var busy = new boolean[acts.size()];
    for (var owner : owners) if (owner >= 0) busy[owner] = true;
    var seen = new HashSet<Act>();
    for (var citation : citations) seen.add(citation.act());
    for (var i = 0; i < busy.length; i++) {
      var act = acts.get(i);
      if (busy[i] || (act != null && seen.contains(act))) continue;
      unread.add(slice(text, places.get(i).start(), places.get(i).end()));
    }
  }

  private static String slice(String text, int start, int end) {
    return text.substring(start, end).strip();
  }
}
