package abhaya.base.web;

import abhaya.base.access.Role;
import java.util.List;

/// The way in, the about page and a refusal, for the look of the pages and their tests.
public final class WebSample {

  private WebSample() {}

  public static String signIn(Visit visit) {
    var words = visit.words();
    var cards =
        Role.ofPeople().stream()
            .map(role ->
                new SignInView.Card(
                    role.name(),
                    words.say("web.role." + role.name()),
                    "Sample place",
                    words.say("web.question." + role.name())))
            .toList();
    var form =
        new SignInView.Form(
            "/sign-in",
            words.say("web.way.form"),
            words.say("web.way.form.lead"),
            List.of(
                Field.text("user", words.say("web.way.user"), "").needed("username"),
                Field.text("password", words.say("web.way.password"), "")
                    .type("password")
                    .needed("current-password"),
                Field.text("code", words.say("web.way.code"), "")
                    .hint(words.say("web.way.code.hint"))
                    .wrong(words.say("web.way.wrong"))
                    .needed("one-time-code")),
            words.say("web.signIn"));
    var page = PageFrame.of(visit, words.say("web.signIn")).ownHeading();
    return Samples.html("access/sign-in", page, new SignInView(cards, form, null, "/"));
  }

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
