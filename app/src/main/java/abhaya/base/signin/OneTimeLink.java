package abhaya.base.signin;

import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// The page that shows a fresh one-time link, once.
///
/// @param sentence what was done
/// @param hand what its owner will need beside the link
/// @param path of the link
/// @param person address of the person's page
public record OneTimeLink(String sentence, String hand, String path, String person) {

  /// @param act code of what was done: `ENTERED`, or the name of an act
  static ResponseEntity<String> page(
      Pages pages, Visit visit, String act, String handle, String path) {
    var words = visit.words();
    var title = words.say("signin.link");
    var view =
        new OneTimeLink(
            words.say("signin.done." + act),
            words.say("signin.link." + act),
            path,
            "/people/" + handle);
    var frame =
        PageFrame.of(visit, title)
            .section("people")
            .crumbs(List.of(new Link(words.say("signin.people"), "/people"), Link.here(title)));
    return pages.render("signin/link", frame, view);
  }
}
