package abhaya.base.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The last line of a start: the address. Who started the program may name an empty file that is to
/// say so too (`ABHAYA_READY_FILE`).
@Component
class ReadyLine {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

  private final Console console;
  private final String readyFile;

  ReadyLine(Console console, @Value("${ABHAYA_READY_FILE:}") String readyFile) {
    this.console = console;
    this.readyFile = readyFile;
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
        && web.getWebServer() != null) {
      console.line("Abhaya is ready at http://localhost:" + web.getWebServer().getPort());
      tellTheFile();
    }
  }

  private void tellTheFile() {
    if (readyFile.isEmpty()) return;
    try {
      var file = Path.of(readyFile);
      if (Files.isRegularFile(file) && Files.size(file) == 0) Files.writeString(file, "ready\n");
    } catch (IOException | InvalidPathException e) {
      LOG.warn("nobody was told that the program is ready: {}", e.getClass().getSimpleName());
    }
  }
}
