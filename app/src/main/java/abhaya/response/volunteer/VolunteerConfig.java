package abhaya.response.volunteer;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.push.PushKind;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is near, in memory; the entries of the bar; what is told to a closed page.
@Configuration(proxyBeanMethods = false)
class VolunteerConfig {
  /// That a call waits for her answer.
  static final PushKind PUSH = new PushKind("VOLUNTEER", "/volunteer", Operation.ACT_AS_VOLUNTEER);

  @Bean
  PushKind volunteerPush() {
    return PUSH;
  }

  @Bean
  Nearby nearby() {
    return new Nearby();
  }

  @Bean
  NavItem volunteersEntry() {
    return new NavItem(
        "volunteers", "volunteer.nav", "/volunteers", 'h', 62, Operation.SEE_VOLUNTEERS);
  }

  @Bean
  NavItem callOutEntry() {
    return new NavItem(
        "call-outs",
        "volunteer.nav",
        "/response/volunteers",
        'z',
        17,
        Operation.RELEASE_VOLUNTEERS);
  }

  @Bean
  NavItem ownEntry() {
    return new NavItem(
            "volunteer", "volunteer.own.nav", "/volunteer", 'x', 10, Operation.ACT_AS_VOLUNTEER)
        .homeOf(Role.VOLUNTEER);
  }
}
