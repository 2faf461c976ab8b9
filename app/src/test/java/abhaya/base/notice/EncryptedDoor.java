package abhaya.base.notice;

import abhaya.base.platform.DoorKeys;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// STARTTLS (RFC 3207) before a mail server that has none: it takes nothing but EHLO and STARTTLS in
/// the clear, then hands the decrypted bytes on. Handshake, certificate and cipher are real.
final class EncryptedDoor implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger encrypted = new AtomicInteger();
  private final int behind;
  private final SSLContext context;

  /// @param behind port of the plain server
  /// @param keys of the door, as [DoorKeys] made them
  EncryptedDoor(int behind, Path keys) throws IOException, GeneralSecurityException {
    this.behind = behind;
    this.context = DoorKeys.context(keys);
    var _ =
        pool.submit(() -> {
          while (!socket.isClosed()) {
            var client = socket.accept();
            var _ =
                pool.submit(() -> {
                  serve(client);
                  return 0;
                });
          }
          return 0;
        });
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How many spoke to it encrypted.
  int encrypted() {
    return encrypted.get();
  }

  private void serve(Socket client) throws IOException {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      var toServer = server.getOutputStream();
      var fromServer = new BufferedInputStream(server.getInputStream());
      var toClient = client.getOutputStream();
      write(toClient, line(fromServer));
      while (true) {
        var said = line(client.getInputStream());
        if (said.isEmpty()) return;
        if (said.startsWith("EHLO")) {
          write(toServer, said);
          write(toClient, offers(fromServer));
        } else if (said.startsWith("STARTTLS")) {
          write(toClient, "220 go ahead\r\n");
          relay(client, server, fromServer);
          return;
        } else {
          write(toClient, "530 say STARTTLS first\r\n");
        }
      }
    }
  }

  /// What the server offers, and encryption.
  private static String offers(InputStream server) throws IOException {
    var text = new StringBuilder();
    String line;
    do {
      line = line(server);
      text.append("250-").append(line.substring(4));
    } while (line.charAt(3) == '-');
    return text.append("250 STARTTLS\r\n").toString();
  }

  private void relay(Socket client, Socket server, InputStream fromServer) throws IOException {
    var made = context.getSocketFactory().createSocket(client, null, client.getPort(), false);
    try (var secret = (SSLSocket) made) {
      secret.setUseClientMode(false);
      secret.startHandshake();
      encrypted.incrementAndGet();
      var back =
          pool.submit(() -> {
            fromServer.transferTo(secret.getOutputStream());
            return 0;
          });
      secret.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
      back.cancel(true);
    }
  }

  /// One line with its end, byte by byte: what follows STARTTLS must stay in the socket.
  private static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var one = in.read(); one >= 0; one = in.read()) {
      bytes.write(one);
      if (one == '\n') break;
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    pool.shutdownNow();
  }
}
