package abhaya.response.livemap;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Consoles in a process of their own that ask each second for what moved since the last, as text.
///
/// Prints how many answers came, and their bytes on the mean.
final class Askers {
  private Askers() {}

  /// @param words port, file of cookies, consoles, seconds
  public static void main(String[] words) throws Exception {
    var cookie = Files.readAllLines(Path.of(words[1])).getFirst();
    var consoles = Integer.parseInt(words[2]);
    var seconds = Integer.parseInt(words[3]);
    var since = "0";
    long bytes = 0;
    var began = System.nanoTime();
    try (var http = HttpClient.newHttpClient()) {
      for (var second = 1; second <= seconds; second++) {
        var tick = since;
        for (var at = 0; at < consoles; at++) {
          var address = "http://127.0.0.1:" + words[0] + "/response/console/fleet?since=" + since;
          var ask = HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).build();
          var text = http.send(ask, BodyHandlers.ofString()).body();
          if (at == 0) tick = text.replaceAll("(?s).*\"tick\":(\\d+).*", "$1");
          bytes += text.length();
        }
        since = tick;
        var due = began + TimeUnit.SECONDS.toNanos(second);
        for (var rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime())
          LockSupport.parkNanos(rest);
      }
    }
    var took = (System.nanoTime() - began) / 1e9;
    var answers = (double) seconds * consoles;
    System.out.println("ASKED " + answers / took + " " + bytes / answers);
  }
}
