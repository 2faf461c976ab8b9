package abhaya.base.signin;

import abhaya.base.access.EnrolmentDesk;
import abhaya.base.access.Refusal;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The page behind a one-time link: name, password, authenticator.
@Controller
class SetUpPage {
  private static final Map<Refusal, String> FIELD_OF =
      Map.of(
          Refusal.USERNAME_FORM, "username",
          Refusal.USERNAME_TAKEN, "username",
          Refusal.PASSWORD_SHORT, "password",
          Refusal.PASSWORD_LONG, "password",
          Refusal.PASSWORD_LIKE_NAME, "password",
          Refusal.PASSWORD_COMMON, "password",
          Refusal.CODE_WRONG, "code",
          Refusal.NAME_FORM, "displayName");

  private final EnrolmentDesk desk;
  private final SignInTrail trail;
  private final Pages pages;

  SetUpPage(EnrolmentDesk desk, SignInTrail trail, Pages pages) {
    this.desk = desk;
    this.trail = trail;
    this.pages = pages;
  }

  /// What the form sends.
  record Filled(
      @Nullable String displayName,
      @Nullable String username,
      @Nullable String password,
      @Nullable String code) {

    EnrolmentDesk.Form form() {
      return new EnrolmentDesk.Form(
          plain(displayName), plain(username), plain(password), plain(code));
    }

    private static String plain(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  @GetMapping("/set-up/{token}")
  ResponseEntity<String> ask(Visit visit, @PathVariable String token) {
    return page(visit, token, new EnrolmentDesk.Form("", "", "", ""), null);
  }

  @PostMapping("/set-up/{token}")
  ResponseEntity<String> complete(
      Visit visit, @PathVariable String token, @ModelAttribute Filled filled) {
    var wrong = desk.complete(token, filled.form());
    if (wrong.isPresent()) return page(visit, token, filled.form(), wrong.get());
    trail.setUp("DONE");
    return Steps.to("/sign-in");
  }

  private ResponseEntity<String> page(
      Visit visit, String token, EnrolmentDesk.Form form, @Nullable Refusal wrong) {
    var offer = desk.find(token);
    if (offer.isEmpty()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var words = visit.words();
    var fields = new ArrayList<Field>();
    if (offer.get().isFirst()) {
      fields.add(field(words, "displayName", form.displayName(), wrong).needed("name"));
    }
    fields.add(field(words, "username", form.username(), wrong).needed("username"));
    fields.add(field(words, "password", "", wrong).type("password").needed("new-password"));
    var secret = offer.get().secret();
    var picture = QrPicture.of(secret.address(visit.words().say("web.product")));
    var intro =
        offer.get().isFirst()
            ? words.say("signin.setUp.first")
            : words.say("signin.setUp.intro", offer.get().displayName());
    var view =
        new SetUpView(
            "/set-up/" + token,
            intro,
            wrong == null ? null : words.say("signin.refusal." + wrong),
            fields,
            field(words, "code", "", wrong).needed("one-time-code"),
            picture.path(),
            picture.size(),
            secret.text().replaceAll("(.{4})(?=.)", "$1 "));
    var frame = PageFrame.of(visit, words.say("signin.setUp"));
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "signin/set-up", frame, view);
  }

  private static Field field(Words words, String name, String value, @Nullable Refusal wrong) {
    var here = wrong != null && name.equals(FIELD_OF.get(wrong));
    return Field.text(name, words.say("signin.setUp." + name), value)
        .hint(words.say("signin.setUp." + name + ".hint"))
        .wrong(here ? words.say("signin.refusal." + wrong) : null);
  }
}
