package abhaya.bench;

import abhaya.investigation.demo.DemoCountry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// An import that never rests: the country's records over HTTP, one request after the other.
final class FeedStream {

  private static final String PATH = "/api/v1/feeds/cctns/records";
  private static final int LINES = 4_000;

  private final Wire wire;
  private final DemoCountry country;
  private final AtomicBoolean on;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();

  FeedStream(Wire wire, DemoCountry country, AtomicBoolean on) {
    this.wire = wire;
    this.country = country;
    this.on = on;
  }

  /// How many rows were taken so far.
  long taken() {
    return taken.get();
  }

  /// How many of them the answers said were accepted or wait for a person: each is one envelope.
  long kept() {
    return kept.get();
  }

  /// Sends until it is switched off or nothing is left.
  ///
  /// @return how many rows were taken
  long run(String bearer) throws IOException, InterruptedException {
    for (var state : country.feeds()) {
      var records = country.records(state.lgd());
      while (on.get() && records.hasNext()) {
        var body = new ByteArrayOutputStream();
        int lines = 0;
        for (; lines < LINES && records.hasNext(); lines++) {
          body.write(records.next().line());
          body.write('\n');
        }
        var request = wire.post(PATH, bearer, "application/x-ndjson", body.toByteArray());
        var answer = wire.send(request);
        if (answer.status() != 200) throw new IOException("import: status " + answer.status());
        taken.addAndGet(lines);
        kept.addAndGet(
            answer.json().path("accepted").asLong()
                + answer.json().path("quarantinedCount").asLong());
      }
    }
    return taken.get();
  }
}
