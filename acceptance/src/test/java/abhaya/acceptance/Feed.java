package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A state's feed of numbered batches: each batch is the same whenever it is sent.
///
/// A batch is larger than what the program writes in one transaction, so that a kill finds it half
/// sent, and every FIR has an arrest and a final report behind it in the same batch.
record Feed(Program program, String station) {
  static final int FIRS = 1_500;
  static final int ROWS = 3 * FIRS;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final OffsetDateTime FIRST =
      OffsetDateTime.of(2025, 1, 6, 9, 30, 0, 0, ZoneOffset.ofHoursMinutes(5, 30));

  static Feed of(Program program) throws IOException {
    return new Feed(program, Credentials.of(program).account("SHO").path("unit").asString());
  }

  private String rows(int batch) {
    var text = new StringBuilder();
    for (var n = 0; n < FIRS; n++) {
      var fir = "K%d-%d".formatted(batch, n);
      var at = FIRST.plusHours(batch * 7L).plusMinutes(n);
      text.append(
          row(
              "FIR",
              fir,
              at,
              ",\"firNumber\":\"%s/2025\",\"recordedAt\":\"%s\",\"sections\":\"64(1) BNS\""
                  .formatted(fir, at)));
      text.append(happened("STEP", fir, "A", at.plusDays(3), "\"step\":\"ARREST\""));
      var forwarded = "\"kind\":\"CS_ORIG\",\"stage\":\"FORWARDED_TO_COURT\"";
      text.append(happened("FINAL_REPORT", fir, "R", at.plusDays(20 + n % 60), forwarded));
    }
    return text.toString();
  }

  private String happened(String type, String fir, String mark, OffsetDateTime at, String own) {
    var head = ",\"fir\":\"%s\",\"happenedAt\":\"%s\",".formatted(fir, at);
    return row(type, fir + mark, at, head + own);
  }

  private String row(String type, String key, OffsetDateTime at, String own) {
    return """
    {"type":"%s","source":"KILL","key":"%s","version":1,"unit":"%s","enteredAt":"%s"%s}
    """
        .formatted(type, key, station, at.plusHours(1), own);
  }

  /// Sends the batch; the answer is the program's acknowledgement.
  JsonNode send(int batch) throws IOException, InterruptedException {
    var headers = new HashMap<>(Credentials.of(program).signIn(program, "demo-feed"));
    headers.put("Content-Type", "application/x-ndjson");
    var answer = program.post("/api/v1/feeds/cctns/records", rows(batch), headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  /// Sends the batch once more and expects that nothing of it is new.
  void mustBeKnown(int batch) throws IOException, InterruptedException {
    var answer = send(batch);
    assertThat(answer.path("received").asInt()).isEqualTo(ROWS);
    assertThat(answer.path("unchanged").asInt()).as("unchanged of batch " + batch).isEqualTo(ROWS);
  }

  /// FIRs of this station that the figures hold.
  long registered() throws IOException, InterruptedException {
    return counts(station).path("registered").asLong();
  }

  /// The counts of a unit today.
  JsonNode counts(String unit) throws IOException, InterruptedException {
    return counts(unit, "");
  }

  /// The counts of a unit as of that day.
  JsonNode counts(String unit, LocalDate asOf) throws IOException, InterruptedException {
    return counts(unit, "&asOf=" + asOf);
  }

  private JsonNode counts(String unit, String more) throws IOException, InterruptedException {
    Map<String, String> reader = Credentials.of(program).signIn(program, "demo-reader");
    var answer = program.get("/api/v1/investigation/summary?unit=" + unit + more, reader);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).path("counts");
  }

  /// The figures follow the cases by an event: waits until they have caught up.
  void awaitRegistered(long wanted) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (registered() != wanted && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(registered()).isEqualTo(wanted);
  }
}
