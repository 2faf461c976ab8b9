package abhaya.safecity.board;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.project.TiedPages;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkWords;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// From a package back to the money: what was paid on its component, and the orders of sanction.
@Component
@Order(40)
class MoneyWays implements TiedPages {

  @Override
  public List<Way> of(Scope scope, Words words, WorkPackage work) {
    if (!scope.mayOn(Operation.SEE_WORKS, work.place().unit())) return List.of();
    var kind = work.place().component();
    var root = "/safecity/" + work.place().city() + "/crore";
    return List.of(
        new Way(
            words.say("board.tied.paid", new WorkWords(words).component(kind)),
            root + "?component=" + kind.name(),
            Tone.PLAIN,
            ""),
        new Way(words.say("board.tied.sanction"), root, Tone.PLAIN, ""));
  }
}
