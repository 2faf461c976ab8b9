package abhaya.base.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Key pair and certificate of an encrypted server of a test, as the platform's own tool makes them.
public final class DoorKeys {
  private static final char[] SECRET = "changeit".toCharArray();

  private DoorKeys() {}

  /// Makes a key pair and its own certificate for a name such as `ip:127.0.0.1`; the certificate lies
  /// beside it as `<name>.pem`.
  public static Path make(Path folder, String name) throws IOException, InterruptedException {
    var store = folder.resolve(name.replace(':', '-') + ".p12");
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            "door",
            "-keyalg",
            "EC",
            "-dname",
            "CN=a server",
            "-ext",
            "san=" + name,
            "-validity",
            "2",
            "-storetype",
            "PKCS12"),
        store);
    keytool(
        List.of("-exportcert", "-rfc", "-alias", "door", "-file", certificate(store).toString()),
        store);
    return store;
  }

  public static Path certificate(Path keys) {
    return keys.resolveSibling(keys.getFileName() + ".pem");
  }

  private static void keytool(List<String> args, Path store)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(args);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(SECRET)));
    var done = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (done.waitFor() != 0) throw new IOException(said);
  }

  /// For the server that owns them.
  public static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, SECRET);
    }
    var manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    manager.init(store, SECRET);
    var context = SSLContext.getInstance("TLS");
    context.init(manager.getKeyManagers(), null, null);
    return context;
  }
}
