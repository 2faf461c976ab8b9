package abhaya.investigation.law;

import abhaya.base.access.Operation;
import abhaya.base.web.CommandAct;
import abhaya.base.web.CommandFinder;
import abhaya.base.web.NavItem;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Offers the law to the other modules. Bad data stop the start.
@Configuration
class LawConfiguration {
  private static final int FOUND_MAX = 6;

  @Bean
  LawFiles lawFiles() {
    return LawFiles.load();
  }

  @Bean
  SectionReader sectionReader(LawFiles law) {
    return law.reader();
  }

  @Bean
  SectionRegister sectionRegister(LawFiles law) {
    return law.register();
  }

  @Bean
  DutyBook dutyBook(LawFiles law) {
    return law.book();
  }

  @Bean
  CommandAct calculateAct() {
    return new CommandAct("law.command.calculate", "/law", Operation.SEE_LAW);
  }

  /// Duties by what they say, their number or their provision.
  @Bean
  CommandFinder dutyFinder(DutyBook book) {
    return new CommandFinder((scope, visit, typed) -> {
      if (!scope.may(Operation.SEE_LAW)) return List.of();
      var words = visit.words();
      var wanted = typed.toLowerCase(Locale.ROOT);
      var note = words.say("law.command.duty");
      return book.duties().stream()
          .map(duty -> duty.id() + " " + words.say(duty.messageKey()) + " · " + duty.provision())
          .distinct()
          .filter(text -> text.toLowerCase(Locale.ROOT).contains(wanted))
          .limit(FOUND_MAX)
          .map(text -> new CommandFinder.Found(text, note, "/law/duties"))
          .toList();
    });
  }

  @Bean
  NavItem lawEntry() {
    return new NavItem("law", "law.nav", "/law", 'l', 40, Operation.SEE_LAW);
  }
}
