package abhaya.base.listing;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Address;
import abhaya.base.web.CommandAct;
import abhaya.base.web.CommandFinder;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListTool;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A reader's kept views, and the chip that every list has for them.
@Controller
class KeptViewPage {
  private static final String PATH = "/views";
  private static final int CHOICES_MAX = 12;

  private final KeptViewRegister register;
  private final Pages pages;

  KeptViewPage(KeptViewRegister register, Pages pages) {
    this.register = register;
    this.pages = pages;
  }

  @Bean
  static ListTool keptViews(KeptViewRegister register) {
    return new ListTool((scope, visit) -> chip(register.list(scope), visit));
  }

  @Bean
  static CommandAct viewsAct() {
    return new CommandAct("listing.command.views", PATH, null);
  }

  @Bean
  static CommandAct exportsAct() {
    return new CommandAct("listing.command.exports", "/exports", Operation.EXPORT);
  }

  @Bean
  static CommandFinder viewFinder(KeptViewRegister register) {
    return new CommandFinder((scope, visit, typed) -> {
      var wanted = typed.toLowerCase(Locale.ROOT);
      var note = visit.words().say("listing.command.keep");
      return register.list(scope).stream()
          .filter(view -> !view.removed())
          .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(wanted))
          .map(view -> new CommandFinder.Found(view.name(), note, view.address()))
          .toList();
    });
  }

  private static FilterChips.Chip chip(List<KeptView> views, Visit visit) {
    var words = visit.words();
    var here = Address.of(visit.address());
    var list = KeptView.listOf(here);
    var choices = new ArrayList<FilterChips.Choice>();
    for (var view : views) {
      if (view.removed() || !view.list().equals(list) || choices.size() == CHOICES_MAX) continue;
      var note = view.own() ? "" : words.say("listing.view.ofUnit");
      var chosen = view.address().equals(here.without("page").toString());
      choices.add(new FilterChips.Choice(view.name(), note, view.address(), chosen));
    }
    var keep = Address.of(PATH).with("of", visit.address()).toString();
    choices.add(new FilterChips.Choice(words.say("listing.view.keep"), "", keep, false));
    return new FilterChips.Chip("", words.say("listing.views"), false, choices, null);
  }

  @GetMapping(PATH)
  ResponseEntity<String> list(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String removed) {
    var words = visit.words();
    if (!of.isEmpty() && KeptView.addressOf(of).isEmpty()) {
      throw Refused.field("of", "not-understood");
    }
    var views = register.list(scope);
    var undo = views.stream().filter(view -> view.handle().equals(removed)).findFirst();
    var lines =
        views.stream().filter(view -> !view.removed()).map(view -> line(words, view)).toList();
    var view =
        new KeptViewsView(
            of,
            List.of(
                Field.text("name", words.say("listing.view.name"), "")
                    .hint(words.say("listing.view.name.hint"))
                    .needed("off"),
                Field.text("shared", words.say("listing.view.shared"), "no")
                    .of(
                        List.of(
                            new Field.Option("no", words.say("listing.view.mine")),
                            new Field.Option("yes", words.say("listing.view.unit"))))),
            lines,
            undo.filter(KeptView::removed).map(KeptView::handle).orElse(null));
    return pages.render(
        "listing/views", PageFrame.of(visit, words.say("listing.views")).section("views"), view);
  }

  private static KeptViewsView.Line line(Words words, KeptView view) {
    return new KeptViewsView.Line(
        view.handle(),
        view.name(),
        view.address(),
        KeptView.nameOf(words, view.list()),
        words.say(view.own() ? own(view) : "listing.view.ofUnit"),
        view.own());
  }

  private static String own(KeptView view) {
    return view.shared() ? "listing.view.unit" : "listing.view.mine";
  }

  @PostMapping(PATH)
  ResponseEntity<Void> keep(
      Scope scope,
      @RequestParam String of,
      @RequestParam String name,
      @RequestParam(defaultValue = "no") String shared) {
    if (!List.of("yes", "no").contains(shared)) throw Refused.field("shared", "not-a-choice");
    return to(register.keep(scope, name, of, shared.equals("yes")).address());
  }

  @PostMapping(PATH + "/{handle:[A-Za-z0-9_-]{22}}/remove")
  ResponseEntity<Void> remove(Scope scope, @PathVariable String handle) {
    register.remove(scope, handle, true);
    return to(Address.of(PATH).with("removed", handle).toString());
  }

  @PostMapping(PATH + "/{handle:[A-Za-z0-9_-]{22}}/restore")
  ResponseEntity<Void> restore(Scope scope, @PathVariable String handle) {
    register.remove(scope, handle, false);
    return to(PATH);
  }

  private static ResponseEntity<Void> to(String path) {
    return ResponseEntity.status(303).location(URI.create(path)).build();
  }
}
