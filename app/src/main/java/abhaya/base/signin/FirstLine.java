package abhaya.base.signin;

import abhaya.base.access.FirstAdministrator;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.platform.Console;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// In an empty installation, the console's line with the link of the first administrator.
@Component
class FirstLine {
  private static final int BEFORE_THE_ADDRESS = Ordered.LOWEST_PRECEDENCE - 10;

  private final FirstAdministrator first;
  private final AbhayaSettings settings;
  private final Console console;

  FirstLine(FirstAdministrator first, AbhayaSettings settings, Console console) {
    this.first = first;
    this.settings = settings;
    this.console = console;
  }

  @EventListener
  @Order(BEFORE_THE_ADDRESS)
  void ready(ApplicationReadyEvent event) {
    if (settings.wantsDemo()) return;
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
        && web.getWebServer() != null) {
      var port = web.getWebServer().getPort();
      first
          .link()
          .ifPresent(path ->
              console.line(
                  "First administrator, within 24 hours: http://localhost:" + port + path));
    }
  }
}
