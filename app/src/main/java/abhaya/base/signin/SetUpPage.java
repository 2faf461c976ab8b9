package abhaya.base.signin;

import abhaya.base.access.EnrolmentDesk;
import abhaya.base.access.LinkKind;
import abhaya.base.access.Refusal;
import abhaya.base.access.RenewalDesk;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
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
          Refusal.PASSWORD_WRONG, "password",
          Refusal.CODE_WRONG, "code",
          Refusal.NAME_FORM, "displayName");

  private final EnrolmentDesk desk;
  private final RenewalDesk renewals;
  private final SignInTrail trail;
  private final Pages pages;

  SetUpPage(EnrolmentDesk desk, RenewalDesk renewals, SignInTrail trail, Pages pages) {
    this.desk = desk;
    this.renewals = renewals;
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
      Visit visit,
      HttpServletRequest request,
      @PathVariable String token,
      @ModelAttribute Filled filled) {
    var form = filled.form();
    var offer = desk.find(token);
    if (offer.isEmpty()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var whole = offer.get().kind() == LinkKind.ACCOUNT;
    var wrong =
        whole
            ? desk.complete(token, form)
            : renewals.complete(
                token, new RenewalDesk.Form(form.password(), form.code()), Steps.source(request));
    if (wrong.isPresent()) return page(visit, token, form, wrong.get());
    trail.setUp(offer.get().kind(), offer.get().handle());
    return Steps.to("/sign-in");
  }

  private ResponseEntity<String> page(
      Visit visit, String token, EnrolmentDesk.Form form, @Nullable Refusal wrong) {
    var found = desk.find(token);
    if (found.isEmpty()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var offer = found.get();
    var words = visit.words();
    var secret = offer.secret();
    var picture =
        offer.kind().renewsFactor() ? QrPicture.of(secret.address(words.say("web.product"))) : null;
    var view =
        new SetUpView(
            "/set-up/" + token,
            intro(words, offer),
            words.say("signin.setUp.about." + offer.kind()),
            wrong == null ? null : words.say("signin.refusal." + wrong),
            fields(words, offer, form, wrong),
            field(words, offer.kind().renewsFactor() ? "code" : "ownCode", "", wrong)
                .needed("one-time-code"),
            picture == null ? null : new SetUpView.Picture(picture.path(), picture.size()),
            secret.text().replaceAll("(.{4})(?=.)", "$1 "));
    var frame = PageFrame.of(visit, words.say("signin.setUp"));
    return pages.render(status(wrong), "signin/set-up", frame, view);
  }

  private static HttpStatus status(@Nullable Refusal wrong) {
    if (wrong == null) return HttpStatus.OK;
    return wrong == Refusal.WAIT ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private static String intro(Words words, EnrolmentDesk.Offer offer) {
    return offer.isFirst()
        ? words.say("signin.setUp.first")
        : words.say("signin.setUp.intro", offer.displayName());
  }

  private static List<Field> fields(
      Words words, EnrolmentDesk.Offer offer, EnrolmentDesk.Form form, @Nullable Refusal wrong) {
    var fields = new ArrayList<Field>();
    if (offer.isFirst()) {
      fields.add(field(words, "displayName", form.displayName(), wrong).needed("name"));
    }
    if (offer.kind() == LinkKind.ACCOUNT) {
      fields.add(field(words, "username", form.username(), wrong).needed("username"));
    }
    var own = !offer.kind().renewsPassword();
    fields.add(
        field(words, own ? "ownPassword" : "password", "", wrong)
            .type("password")
            .needed(own ? "current-password" : "new-password"));
    return fields;
  }

  /// Two fields have two labels but one name: what is asked for depends on the link.
  private static Field field(Words words, String name, String value, @Nullable Refusal wrong) {
    var sent = Map.of("ownPassword", "password", "ownCode", "code").getOrDefault(name, name);
    var here = wrong != null && sent.equals(FIELD_OF.get(wrong));
    return Field.text(sent, words.say("signin.setUp." + name), value)
        .hint(words.say("signin.setUp." + name + ".hint"))
        .wrong(here ? words.say("signin.refusal." + wrong) : null);
  }
}
