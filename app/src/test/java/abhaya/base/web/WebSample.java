package abhaya.base.web;

import java.util.List;

/// The way in, the about page and a refusal, for the look of the pages and their tests.
public final class WebSample {

  private WebSample() {}

  public static String about(Visit visit) {
    var page = PageFrame.of(visit, visit.words().say("web.about.title"));
    return Samples.html("web/about", page, AboutPage.view(visit, List.of(), "18.6"));
  }

  public static String refusal(Visit visit) {
    var words = visit.words();
    var page = PageFrame.of(visit, words.say("web.problem.not-found"));
    var view =
        new RefusalView(404, words.say("web.problem.not-found.detail"), "0123abcd", List.of());
    return Samples.html("web/refusal", page, view);
  }
}
