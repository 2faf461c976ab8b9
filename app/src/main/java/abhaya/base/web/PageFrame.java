package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a page: title, way back, bar, language, paper. Every template takes one as
/// `page`, beside its own `view`.
///
/// @param title without any name of a person; ends up in the browser's history
/// @param heading what stands as the page's headline, usually the title; empty: the page has its own
/// @param crumbs from the nation down; the last is where the reader stands
/// @param section entry of the bar that is marked
/// @param dataUpTo to when the figures of this page reach, in words
/// @param ways where keys lead from here
/// @param scripts modules under `static/` that this page needs beyond the common one
public record PageFrame(
    Visit visit,
    String title,
    String heading,
    List<Link> crumbs,
    String section,
    @Nullable String dataUpTo,
    Ways ways,
    List<String> scripts) {

  public PageFrame {
    crumbs = List.copyOf(crumbs);
    scripts = List.copyOf(scripts);
  }

  /// Neighbours of this page: `[`, `]`, `u`, `e`.
  public record Ways(
      @Nullable String previous,
      @Nullable String next,
      @Nullable String up,
      @Nullable String export) {
    public static final Ways NONE = new Ways(null, null, null, null);
  }

  /// A page with this title and nothing else yet.
  public static PageFrame of(Visit visit, String title) {
    return new PageFrame(visit, title, title, List.of(), "", null, Ways.NONE, List.of());
  }

  public PageFrame crumbs(List<Link> way) {
    return new PageFrame(visit, title, heading, way, section, dataUpTo, ways, scripts);
  }

  public PageFrame section(String name) {
    return new PageFrame(visit, title, heading, crumbs, name, dataUpTo, ways, scripts);
  }

  public PageFrame dataUpTo(String text) {
    return new PageFrame(visit, title, heading, crumbs, section, text, ways, scripts);
  }

  public PageFrame ways(Ways from) {
    return new PageFrame(visit, title, heading, crumbs, section, dataUpTo, from, scripts);
  }

  public PageFrame scripts(String... modules) {
    var needed = List.of(modules);
    return new PageFrame(visit, title, heading, crumbs, section, dataUpTo, ways, needed);
  }

  /// The page writes its headline itself.
  public PageFrame ownHeading() {
    return new PageFrame(visit, title, "", crumbs, section, dataUpTo, ways, scripts);
  }

  public Words words() {
    return visit.words();
  }

  /// Words of a key, as every template writes them.
  public String say(String key, Object... args) {
    return visit.words().say(key, args);
  }

  /// The address of a file under `static/`.
  public String asset(String path) {
    return visit.installation().assets().at(path);
  }

  /// The language the switch leads to.
  public Language otherLanguage() {
    return visit.words().language() == Language.ENGLISH ? Language.HINDI : Language.ENGLISH;
  }
}
