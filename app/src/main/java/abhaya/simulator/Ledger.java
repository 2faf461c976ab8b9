package abhaya.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The sender's own account of what became of every signal. It believes no count of the server.
final class Ledger {
  private static final int ASKED_AT_ONCE = 12;
  private static final long PAUSE_MILLIS = 200;

  private final ConcurrentMap<String, String> doorsByHandle = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  /// What the server said to a signal.
  ///
  /// @param status 0: nothing, however often it was sent
  record Said(int status, String handle, long nanos) {}

  void count(String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  void add(String what, long many) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).add(many);
  }

  long counted(String what) {
    var sum = counts.get(what);
    return sum == null ? 0 : sum.sum();
  }

  /// Enters the answer to a signal that was sent for the first time.
  void enter(String door, Said said) {
    count("sent " + door);
    switch (said.status()) {
      case 201, 202 -> acknowledged(door, said);
      case 409, 413, 503 -> count("refused " + said.status());
      case 0 -> count("unanswered");
      default -> {
        count("refused against the contract");
        wrong.add("a signal by " + door + " was answered " + said.status());
      }
    }
  }

  private void acknowledged(String door, Said said) {
    count("acknowledged " + said.status());
    nanos.add(said.nanos());
    if (said.handle().isEmpty()) {
      wrong.add("an acknowledgement by " + door + " names no signal");
    } else if (doorsByHandle.putIfAbsent(said.handle(), door) != null) {
      count("doubled");
      wrong.add("two signals were acknowledged as " + said.handle());
    }
  }

  /// Enters the answer to one that was sent before: it has to be the same.
  void enterAgain(String door, Said first, Said second) {
    count("sent again");
    if (second.status() == 0 || second.status() == 503) return;
    if (second.handle().equals(first.handle())) return;
    count("doubled");
    wrong.add("a signal by " + door + " that came twice became two: " + first.handle());
  }

  /// Looks for every signal that was acknowledged, for so long at most.
  void verify(Portal portal, Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    var places = new Semaphore(ASKED_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var handle : doorsByHandle.keySet()) {
        places.acquire();
        var _ =
            threads.submit(() -> {
              try {
                find(portal, handle, deadline);
              } finally {
                places.release();
              }
              return null;
            });
      }
    }
  }

  private void find(Portal portal, String handle, long deadline) throws InterruptedException {
    while (true) {
      if (isThere(portal, handle)) {
        count("found");
        return;
      }
      if (System.nanoTime() > deadline) break;
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    count("lost");
    wrong.add("acknowledged by " + doorsByHandle.get(handle) + " and not found: " + handle);
  }

  private static boolean isThere(Portal portal, String handle) throws InterruptedException {
    try {
      var answer = portal.get("/api/v1/signals/" + handle, Portal.SIGNALS);
      return answer.status() == 200 && answer.body().path("id").asString("").equals(handle);
    } catch (IOException e) {
      return false;
    }
  }

  boolean isClean() {
    return wrong.isEmpty();
  }

  long sent() {
    return sum("sent ") - counted("sent again");
  }

  long acknowledged() {
    return sum("acknowledged ");
  }

  private long sum(String prefix) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /// Of the acknowledgements; 0 where there are none.
  Duration percentile(double share) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) return Duration.ZERO;
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return Duration.ofNanos(sorted[Math.clamp(rank, 0, sorted.length - 1)]);
  }

  /// As it is printed.
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Ledger");
    lines.add(row("sent", sent()) + ways());
    lines.add(row("acknowledged", acknowledged()) + each("acknowledged "));
    lines.add(row("refused", sum("refused ")) + each("refused "));
    lines.add(row("unanswered", counted("unanswered")));
    lines.add(row("found again", counted("found")));
    lines.add(row("lost", counted("lost")));
    lines.add(row("doubled", counted("doubled")) + " (" + counted("sent again") + " sent twice)");
    lines.add(
        "  acknowledged within     p50 %s, p99 %s"
            .formatted(millis(percentile(0.5)), millis(percentile(0.99))));
    for (var other : others().entrySet()) lines.add(wide(other.getKey(), other.getValue()));
    wrong.stream().limit(20).forEach(one -> lines.add("  WRONG: " + one));
    return lines;
  }

  private Map<String, Long> others() {
    var others = new TreeMap<String, Long>();
    counts.forEach((what, sum) -> {
      if (what.contains(": ")) others.put(what, sum.sum());
    });
    return others;
  }

  private String ways() {
    return each("sent ");
  }

  private String each(String prefix) {
    var parts = new TreeMap<String, Long>();
    counts.forEach((what, sum) -> {
      if (what.startsWith(prefix) && !what.equals("sent again")) {
        parts.put(what.substring(prefix.length()), sum.sum());
      }
    });
    if (parts.isEmpty()) return "";
    var texts = parts.entrySet().stream().map(part -> part.getKey() + " " + part.getValue());
    return " (" + String.join(", ", texts.toList()) + ")";
  }

  private static String row(String what, long many) {
    return "  %-24s%d".formatted(what, many);
  }

  private static String wide(String what, long many) {
    return "  %-52s%d".formatted(what, many);
  }

  static String millis(Duration duration) {
    return "%.1f ms".formatted(duration.toNanos() / 1e6);
  }

  /// The first lines only, on one: for the progress.
  String brief() {
    return String.join(
        " · ",
        Arrays.asList(
            sent() + " sent", acknowledged() + " acknowledged", "p99 " + millis(percentile(0.99))));
  }
}
