package abhaya.base.push;

import abhaya.base.platform.DoorKeys;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A push service on this machine: takes messages over TLS, keeps them as they came, and answers as
/// it is told to.
public final class PushPeer {
  private static final Base64.Encoder WORDS = Base64.getUrlEncoder().withoutPadding();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HttpsServer server;
  private final Path certificate;
  private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private volatile Answer answer = new Answer(201, Map.of());

  /// What the next messages are answered.
  private record Answer(int status, Map<String, String> head) {}

  /// A message as it came.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Got(String path, Headers head, byte[] body) {}

  /// The program with push on, over this peer alone, sending when a test says so.
  public static final class On
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var peer = PushPeer.one();
      TestPropertyValues.of(
              "abhaya.push.subject=mailto:operator@police.example",
              "abhaya.push.hosts=" + peer.host(),
              "abhaya.push.authority=" + peer.certificate,
              "abhaya.push.inside=true",
              "abhaya.push.sends=false")
          .applyTo(context);
    }
  }

  private static final class Holder {
    static final PushPeer ONE = new PushPeer();
  }

  /// The peer that all tests of a run share.
  public static PushPeer one() {
    return Holder.ONE;
  }

  private PushPeer() {
    try {
      var keys = DoorKeys.make(Files.createTempDirectory("abhaya-push-"), "dns:localhost");
      this.certificate = DoorKeys.certificate(keys);
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      this.server = HttpsServer.create(here, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(DoorKeys.context(keys)));
      server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
      server.createContext("/", this::take);
      server.start();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    got.add(new Got(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
    answer.head().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), -1);
    exchange.close();
  }

  /// Name and port, as they stand in the list of services.
  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  public String origin() {
    return "https://" + host();
  }

  Path certificate() {
    return certificate;
  }

  /// Forgets what came, and answers so from now on.
  public void answers(int status, Map<String, String> head) {
    got.clear();
    answer = new Answer(status, head);
  }

  /// All that came since it was asked last.
  public List<Got> got() {
    var all = new ArrayList<Got>();
    got.drainTo(all);
    return all;
  }

  /// A browser that has subscribed here.
  public PushBrowser browser() {
    return new PushBrowser(origin() + "/to/" + NUMBER.incrementAndGet());
  }

  static String word(byte[] bytes) {
    return WORDS.encodeToString(bytes);
  }
}
