package abhaya.investigation.work;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.SignInDesk;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.platform.EventReaders;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/// A case's way through a station, by its pages: the officer records, the officer in charge sees, and
/// the figure of the state moves.
@JourneyTest
class DailyWorkJourneyTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern ADDRESS = Pattern.compile("(/calendar/[A-Za-z0-9_-]{44}\\.ics)");

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DemoDesk cards;
  @Autowired EventReaders readers;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();
  private WorkBench bench;
  private LocalDate recorded;
  private String path;

  @BeforeEach
  void aStationAndACase() {
    bench = beans.createBean(WorkBench.class);
    bench.clear();
    signIn("io", bench.officer(1));
    signIn("sho", bench.person("In Charge", Role.SHO, SmallTree.S1, null));
    signIn("state", bench.person("State", Role.STATE_HQ, 109, null));
    recorded = bench.today.minusDays(20);
    bench.feed(bench.fir("F1", recorded, ""));
    path = "/work/cases/" + bench.handle("F1");
  }

  private void signIn(String who, Scope person) {
    var source = new SignInDesk.Source("127.0.0.1", "test");
    var reference = cards.signIn(person.person().handle(), source).orElseThrow();
    cookies.put(who, "__Host-abhaya=" + reference);
  }

  private HttpResponse<String> get(String who, String address)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    if (!who.isEmpty()) request.header("Cookie", cookies.getOrDefault(who, ""));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String who, String address, String page, String... pairs)
      throws IOException, InterruptedException {
    var token = TOKEN.matcher(get(who, page).body());
    var body = new StringBuilder("_csrf=").append(token.find() ? token.group(1) : "none");
    body.append("&form=").append(Handle.next());
    for (var at = 0; at < pairs.length; at += 2) {
      body.append('&').append(pairs[at]).append('=');
      body.append(URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8));
    }
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .header("Cookie", cookies.getOrDefault(who, ""))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void step(String step, int day) throws IOException, InterruptedException {
    var on = recorded.plusDays(day).toString();
    var answer = post("io", path + "/steps", path, "step", step, "stepOn", on);
    assertThat(answer.statusCode()).as(step).isEqualTo(303);
  }

  private int counted(String name) throws IOException, InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate("compliance") && System.nanoTime() < until) Thread.onSpinWait();
    var answer = get("state", "/api/v1/investigation/summary?unit=IN.09");
    assertThat(answer.statusCode()).isEqualTo(200);
    return json.readTree(answer.body()).path("counts").path(name).asInt();
  }

  @Test
  void theOfficerRecordsWhoIsInChargeSeesAndTheFigureOfTheStateMoves() throws Exception {
    var open = counted("youngOpen");
    var reports = counted("finalReports");
    step("MEDICAL_EXAMINATION", 1);
    step("MEDICAL_REPORT", 4);
    assertThat(get("sho", path).body()).contains("Officer 1", "Entered here");
    assertThat(get("state", path).statusCode()).isEqualTo(404);

    var reason = post("io", path + "/delays", path, "reason", "LAB_REPORT");
    assertThat(reason.statusCode()).isEqualTo(303);
    assertThat(get("sho", path).body()).contains("laboratory report awaited");

    step("POLICE_STATEMENT", 2);
    step("MAGISTRATE_STATEMENT", 3);
    var report =
        post(
            "io",
            path + "/report",
            path + "/report",
            "kind",
            "CS_ORIG",
            "stage",
            "FORWARDED_TO_COURT",
            "on",
            bench.today.toString(),
            "accusedDecided",
            "yes",
            "indexedCopies",
            "yes",
            "act",
            "enter");
    assertThat(report.statusCode()).as(report.body()).isEqualTo(303);

    assertThat(counted("youngOpen")).isEqualTo(open - 1);
    assertThat(counted("finalReports")).isEqualTo(reports + 1);
    assertThat(get("sho", "/work").body()).contains("No case is open here");
  }

  @Test
  void whatIsNotOursOrCannotBeReadIsRefusedAndNothingIsKept() throws Exception {
    var on = recorded.plusDays(1).toString();
    var forged = post("io", path + "/steps", "/favicon.ico", "step", "BAIL", "stepOn", on);
    assertThat(forged.statusCode()).isEqualTo(403);
    var odd = post("io", path + "/notes", path, "note", "a\u0001b");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(odd.body()).doesNotContain("a\u0001b");
    var endless = post("io", path + "/notes", path, "note", "x".repeat(4_001));
    assertThat(endless.statusCode()).isEqualTo(400);
    var unknown = post("io", path + "/steps", path, "step", "NO_SUCH", "stepOn", on);
    assertThat(unknown.statusCode()).isEqualTo(422);
    var future = bench.today.plusDays(2).toString();
    var late = post("io", path + "/steps", path, "step", "BAIL", "stepOn", future);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(get("sho", "/work/cases/" + "A".repeat(22)).statusCode()).isEqualTo(404);
    assertThat(get("state", "/work").statusCode()).isEqualTo(200);
    assertThat(get("", "/work").statusCode()).isEqualTo(302);
    assertThat(bench.happenings(path.substring(path.lastIndexOf('/') + 1))).isEmpty();
  }

  @Test
  void everyPageOfDailyWorkIsThereForWhoMaySeeIt() throws Exception {
    for (var page : List.of("", "/transfers", "/exhibits", "/laboratory", "/calendar")) {
      for (var who : List.of("io", "sho", "state")) {
        assertThat(get(who, "/work" + page).statusCode()).as(who + page).isEqualTo(200);
      }
    }
    for (var page : List.of("/inbox", "/hand-over")) {
      assertThat(get("sho", "/work" + page).statusCode()).isEqualTo(200);
      assertThat(get("state", "/work" + page).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aCalendarProgramNeedsTheAddressAndNothingElse() throws Exception {
    var made = post("io", "/work/calendar", "/work/calendar");
    var address = ADDRESS.matcher(made.body());
    assertThat(address.find()).isTrue();
    var feed = get("", address.group(1));
    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(WorkBench.wordsOf(feed.body()))
        .contains("BEGIN:VEVENT")
        .doesNotContain("64 BNS", "F1", "1/" + bench.today.getYear());
    assertThat(get("", "/calendar/" + "A".repeat(44) + ".ics").statusCode()).isEqualTo(404);
    assertThat(get("io", "/work/calendar").body()).doesNotContain(address.group(1));
  }
}
