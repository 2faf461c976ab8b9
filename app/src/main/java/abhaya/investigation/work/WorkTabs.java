package abhaya.investigation.work;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Link;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;

/// The pages of daily work beside each other.
final class WorkTabs {
  private WorkTabs() {}

  /// @param here name of the page that is open
  static List<Link> of(Scope scope, Words words, String here) {
    var tabs = new ArrayList<Link>();
    add(tabs, words, "lists", "/work", here);
    if (worksOnCases(scope)) add(tabs, words, "inbox", "/work/inbox", here);
    if (scope.may(Operation.SEE_REFERRALS)) {
      add(tabs, words, "referrals", "/work/referrals", here);
    }
    add(tabs, words, "transfers", "/work/transfers", here);
    add(tabs, words, "exhibits", "/work/exhibits", here);
    add(tabs, words, "laboratory", "/work/laboratory", here);
    if (scope.mayOn(Operation.CHANGE_CASE, scope.unit())) {
      add(tabs, words, "hand-over", "/work/hand-over", here);
    }
    add(tabs, words, "calendar", "/work/calendar", here);
    return tabs;
  }

  /// Enters, notes, asks: not only looks.
  static boolean worksOnCases(Scope scope) {
    return scope.may(Operation.CHANGE_CASE) || scope.may(Operation.SUPERVISE_CASE);
  }

  private static void add(List<Link> tabs, Words words, String name, String href, String here) {
    var text = words.say("work.tab." + name);
    tabs.add(name.equals(here) ? Link.here(text) : new Link(text, href));
  }
}
