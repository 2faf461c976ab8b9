package abhaya.investigation.demo;

import abhaya.base.access.DemoAccounts;
import abhaya.base.platform.DataFolder;
import abhaya.simulator.Gentle;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Plays the quiet scenario into the program's own doors, so that a demonstration lives. Only where
/// it was asked for, and only beside demonstration data; what it sends is marked as a test.
@Component
class DemoLife {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLife.class);

  private final boolean wanted;
  private final DemoAccounts accounts;
  private final DataFolder folder;
  private final Gentle gentle;
  private @Nullable Thread thread;

  DemoLife(
      @Value("${abhaya.simulation:false}") boolean wanted,
      DemoAccounts accounts,
      DataFolder folder,
      Clock clock) {
    this.wanted = wanted;
    this.accounts = accounts;
    this.folder = folder;
    this.gentle = new Gentle(clock);
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (!wanted || !accounts.exist()) return;
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
        && web.getWebServer() != null) {
      start(URI.create("http://localhost:" + web.getWebServer().getPort()));
    }
  }

  private synchronized void start(URI url) {
    if (thread != null) return;
    thread = Thread.ofPlatform().name("simulation").daemon().start(() -> play(url));
  }

  private void play(URI url) {
    try {
      LOG.info("the demonstration's simulation ended: {}", gentle.play(url, folder.path()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("the demonstration's simulation ended: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @EventListener
  synchronized void stop(ContextClosedEvent event) {
    gentle.stop();
    var playing = thread;
    if (playing != null) playing.interrupt();
    thread = null;
  }
}
