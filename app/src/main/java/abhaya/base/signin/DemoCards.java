package abhaya.base.signin;

import abhaya.base.access.DemoDesk;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/// The cards of the demonstration in the reader's language.
@Component
class DemoCards {
  private final DemoDesk demo;
  private final UnitTrees trees;

  DemoCards(DemoDesk demo, UnitTrees trees) {
    this.demo = demo;
    this.trees = trees;
  }

  List<SignInView.Card> of(Words words, String next) {
    var tree = trees.today();
    return demo.list().stream()
        .map(card ->
            new SignInView.Card(
                Steps.with("/sign-in/as/" + card.handle(), next),
                words.say("web.role." + card.role()),
                card.displayName(),
                tree.find(card.unit()).map(unit -> unit.name(words.language().tag())).orElse(""),
                words.say("signin.sees." + card.role())))
        .toList();
  }
}
