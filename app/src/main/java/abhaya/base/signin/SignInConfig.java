package abhaya.base.signin;

import abhaya.base.access.Operation;
import abhaya.base.web.CommandAct;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar for those who enter people.
@Configuration(proxyBeanMethods = false)
class SignInConfig {
  @Bean
  CommandAct newPersonAct() {
    return new CommandAct("signin.command.new", "/people/new", Operation.ADMIN_PEOPLE);
  }

  @Bean
  CommandAct programsAct() {
    return new CommandAct("signin.command.programs", "/programs", Operation.ADMIN_PEOPLE);
  }

  @Bean
  CommandAct sessionsAct() {
    return new CommandAct("web.command.sessions", "/sessions", null);
  }

  @Bean
  CommandAct passkeysAct() {
    return new CommandAct("web.command.passkeys", "/passkeys", null);
  }

  @Bean
  CommandAct postingAct() {
    return new CommandAct("web.command.posting", "/sign-in/posting", null);
  }

  @Bean
  NavItem peopleEntry() {
    return new NavItem("people", "signin.people", "/people", 'p', 75, Operation.ADMIN_PEOPLE);
  }
}
