package abhaya.base.web;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page of words: what each column, code and rate means.
@Controller
class WordsPage {
  private static final String PATH = "/words";
  private static final int FOUND_MAX = 5;

  private final Pages pages;

  WordsPage(Pages pages) {
    this.pages = pages;
  }

  @Bean
  static CommandAct wordsAct() {
    return new CommandAct("web.words", PATH, null);
  }

  @Bean
  static CommandFinder wordFinder() {
    return new CommandFinder((scope, visit, typed) -> {
      var wanted = typed.toLowerCase(Locale.ROOT);
      var note = visit.words().say("web.words.word");
      return WordRegister.all(visit.words()).stream()
          .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
          .limit(FOUND_MAX)
          .map(entry -> new CommandFinder.Found(entry.name(), note, PATH + "#" + entry.key()))
          .toList();
    });
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(Visit visit) {
    var words = visit.words();
    var view = new WordsView(WordRegister.all(words));
    return pages.render("web/words", PageFrame.of(visit, words.say("web.words")), view);
  }
}
