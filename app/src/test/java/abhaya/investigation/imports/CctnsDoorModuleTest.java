package abhaya.investigation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.BatchQueries;
import abhaya.base.feed.QuarantineQueries;
import abhaya.base.feed.QuarantineState;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import abhaya.investigation.cases.QuarantineDesk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The door of the feed from outside, and the records that wait behind it.
@ModuleTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ExtendWith(OutputCaptureExtension.class)
class CctnsDoorModuleTest {
  private static final String DOOR = "/api/v1/feeds/cctns/records";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String CANARY = "Zanzibara";

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired UnitTrees units;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired QuarantineQueries waiting;
  @Autowired QuarantineDesk desk;
  @Autowired BatchQueries batches;
  @Autowired RefusedRows refusedRows;
  @Autowired WordBook words;

  private String source = "";
  private String nation = "";

  @BeforeEach
  void plantTheTree() throws Exception {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query((row, number) -> row.getInt(1))
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, units);
        }));
    source = "D" + NUMBER.incrementAndGet();
    nation = token(UnitId.NATION, ApiScope.FEEDS, Role.FEED_CLIENT);
  }

  private String token(UnitId unit, ApiScope granted, Role role) throws Exception {
    var client =
        accounts.addClient("client-" + NUMBER.incrementAndGet(), role, unit, Set.of(granted));
    var basic =
        Base64.getEncoder()
            .encodeToString(
                (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8));
    var body =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .param("grant_type", "client_credentials"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return json.readTree(body).get("access_token").asString();
  }

  private ResultActions send(String token, String type, byte[] body, String query)
      throws Exception {
    return http.perform(
        post(DOOR + query)
            .header("Authorization", "Bearer " + token)
            .contentType(type)
            .content(body));
  }

  private ResultActions send(String lines) throws Exception {
    var body = lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return send(nation, "application/x-ndjson", body, "");
  }

  private String fir(String key, String more) {
    return """
    {'type':'FIR','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1',\
    'firNumber':'12/2024','recordedAt':'2024-11-20T10:00:00+05:30',\
    'enteredAt':'2024-11-20T11:00:00+05:30','sections':'376 IPC'%s}
    """
        .formatted(source, key, more);
  }

  private String arrest(String key, String fir, String at) {
    return """
    {'type':'STEP','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',\
    'happenedAt':'%s','enteredAt':'2025-11-20T11:00:00+05:30','step':'ARREST'}
    """
        .formatted(source, key, fir, at);
  }

  @Test
  void theAnswerHasTheShapeOfTheContract() throws Exception {
    send(fir("F1", "") + arrest("A1", "F9", "2024-11-21T10:00:00+05:30") + "{'type':'FIR'}\n")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.received").value(3))
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.unchanged").value(0))
        .andExpect(jsonPath("$.quarantined[0].row").value(2))
        .andExpect(jsonPath("$.quarantined[0].key").value("A1"))
        .andExpect(jsonPath("$.quarantined[0].code").value("fir-unknown"))
        .andExpect(jsonPath("$.quarantined[0].message").isNotEmpty())
        .andExpect(jsonPath("$.refused[0].row").value(3))
        .andExpect(jsonPath("$.refused[0].field").value("source"))
        .andExpect(jsonPath("$.refused[0].code").value("missing"))
        .andExpect(jsonPath("$.refused[0].message").value("The field source is missing."));
  }

  @Test
  void csvAndNdjsonOfTheSameRecordAreOneRecord() throws Exception {
    send(fir("F1", "")).andExpect(jsonPath("$.accepted").value(1));
    var csv =
        "type,key,source,version,unit,firNumber,recordedAt,enteredAt,sections\n"
            + "FIR,F1,"
            + source
            + ",1,IN.09.A.S1,12/2024,2024-11-20T04:30:00Z,2024-11-20T11:00:00+05:30,376 IPC\n";
    send(nation, "text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
        .andExpect(jsonPath("$.unchanged").value(1));
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    var body = fir("F1", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    send(nation, "application/x-ndjson", body, "?dryRun=true")
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.dryRun").value(true));
    send(nation, "application/x-ndjson", body, "").andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void badFilesAreRefusedAsAWhole() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(fir("F1", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
    var cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 3);
    send(nation, "application/x-ndjson", cut, "")
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.errors[0].code").value("gzip-truncated"));
    var bomb = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bomb)) {
      out.write(new byte[40 << 20]);
    }
    send(nation, "application/x-ndjson", bomb.toByteArray(), "")
        .andExpect(status().isContentTooLarge());
    send(nation, "text/csv", "type,colour\n".getBytes(StandardCharsets.UTF_8), "")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("colour"));
    send(nation, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8), "")
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void whoMayNotImportFindsNothingHere() throws Exception {
    var reader = token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT);
    var body = fir("F1", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    send(reader, "application/x-ndjson", body, "").andExpect(status().isNotFound());
    http.perform(post(DOOR).contentType("application/x-ndjson").content(body))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aStateWritesForItsOwnStationsAndCannotTouchAnothersRecords() throws Exception {
    var state = token(new UnitId(127), ApiScope.FEEDS, Role.FEED_CLIENT);
    var foreign = fir("F1", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    send(state, "application/x-ndjson", foreign, "")
        .andExpect(jsonPath("$.refused[0].code").value("unit-outside"));
    send(fir("F1", "")).andExpect(jsonPath("$.accepted").value(1));
    var same = fir("F1", "").replace("IN.09.A.S1", "IN.27.B.S3").replace('\'', '"');
    send(state, "application/x-ndjson", same.getBytes(StandardCharsets.UTF_8), "")
        .andExpect(jsonPath("$.refused[0].code").value("key-conflict"));
    var own = same.replace("F1", "F2");
    send(state, "application/x-ndjson", own.getBytes(StandardCharsets.UTF_8), "")
        .andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void noValueOfARowComesBackOrIsLogged(CapturedOutput output) throws Exception {
    var rows =
        fir("F1", ",'victimName':'%s'".formatted(CANARY))
            + fir("F2", ",'%s Devi':'x'".formatted(CANARY))
            + fir("F3", ",'victims':[{'token':'%s Devi'}]".formatted(CANARY))
            + fir("F4", ",'majorHead':7,'officer':{'id':'%s x'}".formatted(CANARY))
            + fir("F5", "").replace("376 IPC", CANARY + " 12")
            + fir("F6", "").replace("IN.09.A.S1", CANARY)
            + "{'"
            + CANARY
            + "':\n";
    var answer = send(rows).andExpect(status().isOk()).andReturn().getResponse();
    assertThat(answer.getContentAsString()).doesNotContain(CANARY);
    assertThat(output.getAll()).doesNotContain(CANARY);
    var stored =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select count(*) from feed.refused
                         where position('Zanzibara'::bytea in body) > 0
                        """)
                    .query((row, number) -> row.getInt(1))
                    .single()));
    assertThat(stored).isZero();
  }

  private static Scope scope(Role role, int unit) {
    var tree = SmallTree.tree();
    var here = new UnitId(unit);
    return new Scope(
        new Actor(900 + unit, "A".repeat(22), "Somebody"),
        new Posting(1, role, here, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), Set.of()),
        other -> UnitRelation.between(tree, here, other));
  }

  private QuarantineQueries.Waiting onlyWaiting(Scope scope, int unit) {
    var filter =
        new QuarantineQueries.Filter(List.of(new UnitId(unit)), QuarantineState.WAITING, null);
    return scope.context().call(() -> waiting.list(scope, filter, 1, 100)).stream()
        .filter(one -> one.name().source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStationLetsARecordCountWithAReasonOnRecord() throws Exception {
    send(fir("F1", "") + arrest("A1", "F1", "2024-11-19T10:00:00+05:30"))
        .andExpect(jsonPath("$.quarantined[0].code").value("before-fir"));
    var sho = scope(Role.SHO, SmallTree.S1);
    var one = onlyWaiting(sho, SmallTree.S1);
    var stranger = scope(Role.SHO, SmallTree.S2);
    assertThatThrownBy(
            () -> desk.release(stranger, one.handle(), QuarantineDesk.Why.CLERICAL_ERROR))
        .isInstanceOf(NotVisible.class);
    var outcome =
        sho.context()
            .call(() -> desk.release(sho, one.handle(), QuarantineDesk.Why.CLERICAL_ERROR));
    assertThat(outcome).isEqualTo(new QuarantineDesk.Outcome.Decided(QuarantineState.RELEASED));
    var happened =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select count(*) from cases.happening where key = 'A1' and kind = 'STEP'")
                    .query((row, number) -> row.getInt(1))
                    .single()));
    assertThat(happened).isPositive();
    var again =
        sho.context().call(() -> desk.withdraw(sho, one.handle(), QuarantineDesk.Why.SENT_TWICE));
    assertThat(again).isInstanceOf(QuarantineDesk.Outcome.NotWaiting.class);
  }

  @Test
  void whatWaitsForAnotherRecordCannotBeReleasedButTakenOut() throws Exception {
    send(arrest("A1", "F9", "2024-11-21T10:00:00+05:30")).andExpect(status().isOk());
    var sho = scope(Role.SHO, SmallTree.S1);
    var one = onlyWaiting(sho, SmallTree.S1);
    assertThat(
            sho.context()
                .call(() -> desk.release(sho, one.handle(), QuarantineDesk.Why.LATE_ENTRY)))
        .isEqualTo(new QuarantineDesk.Outcome.StillWaits("fir-unknown"));
    assertThat(
            sho.context()
                .call(() -> desk.withdraw(sho, one.handle(), QuarantineDesk.Why.SENT_TWICE)))
        .isEqualTo(new QuarantineDesk.Outcome.Decided(QuarantineState.WITHDRAWN));
    send(fir("F9", "")).andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void refusedRowsComeBackInTheirColumnsAndCanBeSentAgain() throws Exception {
    var csv =
        "type,key,source,version,unit,firNumber,recordedAt,enteredAt,sections\n"
            + "FIR,F1,%s,1,IN.09.A.S1,12/2024,2024-02-30T10:00:00+05:30,".formatted(source)
            + "2024-11-20T11:00:00+05:30,\"=HYPERLINK(\"\"x\"\")\"\n";
    var body =
        send(nation, "text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
            .andExpect(jsonPath("$.refused[0].code").value("time-impossible"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    var admin = scope(Role.DATA_ADMIN, 1);
    var handle = json.readTree(body).get("batch").asString();
    var batch = batches.find(admin, handle).orElseThrow();
    assertThat(batch.root()).hasSize(64);
    var file = refusedRows.file(admin, batch, new FeedWords(words.in(Language.ENGLISH)));
    assertThat(file)
        .startsWith(
            "type,key,source,version,unit,firNumber,recordedAt,enteredAt,sections,"
                + "refusalCode,refusalMessage")
        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
        .contains("time-impossible");
    var corrected =
        file.replace("2024-02-30", "2024-02-29").replace("'=HYPERLINK(\"\"x\"\")", "376 IPC");
    send(nation, "text/csv", corrected.getBytes(StandardCharsets.UTF_8), "")
        .andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void theHistoryShowsAnImport() throws Exception {
    send(fir("F1", "")).andExpect(status().isOk());
    http.perform(get("/api/v1/feeds/cctns/batches").header("Authorization", "Bearer " + nation))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].state").value("DONE"))
        .andExpect(jsonPath("$[0].counts.received").value(1));
  }
}
