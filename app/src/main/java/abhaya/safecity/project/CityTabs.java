package abhaya.safecity.project;

import abhaya.base.web.Link;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;

/// The pages of one city beside each other, and the way up from them.
public final class CityTabs {

  private CityTabs() {}

  /// @param here address of the page that is shown
  public static List<Link> tabs(Words words, CityProject city, String here) {
    var root = "/safecity/" + city.code();
    var tabs = new ArrayList<Link>();
    tab(tabs, words.say("project.tab.board"), root, here);
    tab(tabs, words.say("project.tab.money"), root + "/money", here);
    tab(tabs, words.say("project.tab.certificates"), root + "/certificate", here);
    tab(tabs, words.say("project.tab.followup"), root + "/followup", here);
    tab(tabs, words.say("project.tab.assets"), "/safecity/assets?city=" + city.code(), here);
    tab(tabs, words.say("project.tab.places"), root + "/places", here);
    tab(tabs, words.say("project.tab.walks"), root + "/walks", here);
    tab(tabs, words.say("project.tab.reports"), root + "/reports", here);
    return tabs;
  }

  private static void tab(List<Link> tabs, String text, String href, String here) {
    tabs.add(href.equals(here) ? Link.here(text) : new Link(text, href));
  }

  /// From the nation's board down to this page of the city.
  public static List<Link> crumbs(Words words, CityProject city, String here) {
    return List.of(
        new Link(words.say("project.safeCity"), "/safecity"),
        new Link(city.name(words.language().tag()), "/safecity/" + city.code()),
        Link.here(here));
  }
}
