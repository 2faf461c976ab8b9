package abhaya.investigation.cases;

import static abhaya.investigation.cases.Records.event;
import static abhaya.investigation.cases.Records.fir;
import static abhaya.investigation.cases.Records.record;
import static abhaya.investigation.cases.Records.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.SmallTree;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CctnsReaderTest {
  private static final String RECORDED = "2024-11-20T10:00:00+05:30";

  @Test
  void aFirIsReadWithAllItsFields() {
    var fir =
        (CctnsRecord.Fir)
            record(
                fir(
                    "F1",
                    RECORDED,
                    """
                    ,'zeroFir':true,'occurrenceFrom':'2024-11-18','occurrenceTo':'2024-11-19',\
                    'informationReceivedAt':'2024-11-20T09:00:00+05:30',\
                    'diaryEntry':{'number':'7','at':'2024-11-20T09:30:00+05:30'},'majorHead':'Rape',\
                    'victims':[{'token':'v1','ageBand':'16to17','sex':'F','disability':true}],\
                    'accused':[{'token':'a1','known':true,'juvenile':false}],\
                    'officer':{'id':'O1','name':'An Officer','rank':'SI'},\
                    'delayReason':'fear of the family','previous':{'source':'MH','key':'Z9'}\
                    """));
    assertThat(fir.recordedAt()).isEqualTo(Instant.parse("2024-11-20T04:30:00Z"));
    assertThat(fir.zeroFir()).isTrue();
    assertThat(fir.year()).isEqualTo(2024);
    assertThat(fir.occurrenceFrom()).isEqualTo(LocalDate.of(2024, 11, 18));
    assertThat(fir.victims())
        .extracting(CctnsRecord.Victim::ageBand)
        .containsExactly(AgeBand.FROM_16_TO_17);
    assertThat(fir.accused()).hasSize(1);
    assertThat(fir.officer()).isEqualTo(new CctnsRecord.Officer("O1", "An Officer", "SI"));
    assertThat(fir.head().unitId()).isEqualTo(SmallTree.S1);
    assertThat(fir.previous()).isEqualTo(new CctnsRecord.Previous("MH", "Z9"));
    // free text may name somebody: only that there was one is kept
    assertThat(fir.delayReason()).isEqualTo("TEXT");
  }

  @Test
  void aCellOfCsvHoldsListsAndObjectsAsJson() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("type", "FIR");
    cells.put("source", "UP");
    cells.put("key", "F1");
    cells.put("version", "1");
    cells.put("unit", "IN.09.A.S1");
    cells.put("firNumber", "12/2024");
    cells.put("recordedAt", RECORDED);
    cells.put("enteredAt", RECORDED);
    cells.put("sections", "376 IPC");
    cells.put("zeroFir", "true");
    cells.put("victims", "[{\"token\":\"v1\",\"ageBand\":\"adult\"}]");
    cells.put("officer", "{\"id\":\"O1\"}");
    var reading = Records.reader().read(new Row(1, "", cells, null));
    var same =
        record(
            fir(
                "F1",
                RECORDED,
                ",'zeroFir':true,'victims':[{'token':'v1','ageBand':'adult'}],"
                    + "'officer':{'id':'O1'}"));
    assertThat(((Reading.Read) reading).record()).isEqualTo(same);
    assertThat(RecordHash.of(((Reading.Read) reading).record())).isEqualTo(RecordHash.of(same));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-02-30T10:00:00+05:30   | time-impossible
          2023-02-29T10:00:00+05:30   | time-impossible
          0202-11-20T10:00:00+05:30   | time-impossible
          2024-13-01T10:00:00+05:30   | time-impossible
          2024-11-20T25:00:00+05:30   | time-impossible
          2024-11-20T10:61:00+05:30   | time-impossible
          2024-11-20T10:00:00+26:00   | zone-odd
          2024-11-20T10:00:00+05:31   | zone-odd
          2024-11-20T10:00:00 IST     | zone-odd
          2024-11-20T10:00:00+0530    | zone-odd
          2024-11-20T10:00:00         | zone-missing
          20-11-2024                  | time-form
          20-11-2024 10:00            | time-form
          2024-11-20                  | time-form
          yesterday                   | time-form
          2026-11-23T15:36:00+05:30   | time-future
          """)
  void aTimeThatCannotBeIsRefusedByItsField(String time, String code) {
    var text = fir("F1", RECORDED).replace("'recordedAt':'" + RECORDED, "'recordedAt':'" + time);
    assertThat(refusal(text)).isEqualTo(new Refusal(code, "recordedAt"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T10:00:00+05:30",
    "2024-11-20T10:00:00Z",
    "2024-11-20t10:00:00z",
    "2024-11-20T10:00:00.123456+05:45",
    "2024-11-20T10:00-03:30",
    "2026-11-23T15:34:59+05:30"
  })
  void aTimeWithItsZoneIsRead(String time) {
    assertThat(record(fir("F1", time))).isInstanceOf(CctnsRecord.Fir.class);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'version':1               | 'version':'x'             | version | not-a-number
          'version':1               | 'version':-1              | version | not-a-number
          'version':1               | 'version':1.5             | version | not-a-number
          'version':1               | 'version':99999999999     | version | not-a-number
          'version':1,              |                           | version | missing
          'unit':'IN.09.A.S1'       | 'unit':'IN.09.A.S9'       | unit    | unit-unknown
          'unit':'IN.09.A.S1'       | 'unit':'IN.09.A'          | unit    | unit-not-station
          'type':'FIR'              | 'type':'FIT'              | type    | type-unknown
          'sections':'376 IPC'      | 'sections':''             | sections | missing
          'sections':'376 IPC'      | 'sections':7              | sections | not-a-text
          'firNumber':'12/2024'     | 'firNumber':'12'          | firNumber | number-form
          'firNumber':'12/2024'     | 'firNumber':'12/2019'     | firNumber | number-year
          'source':'UP'             | 'source':'=cmd()'         | source  | source-form
          'key':'F1'                | 'key':'F 1'               | key     | key-form
          'sections':'376 IPC'      | 'sections':'376 IPC','victimName':'x' | victimName | field-unknown
          'sections':'376 IPC'      | 'sections':'376 IPC','toUnit':'x' | toUnit | field-not-of-type
          'sections':'376 IPC'      | 'sections':'376 IPC','victims':[{'token':'v','ageBand':'17'}] | victims.ageBand | code-unknown
          'sections':'376 IPC'      | 'sections':'376 IPC','victims':[{'token':'Rita Devi'}] | victims.token | token-form
          'sections':'376 IPC'      | 'sections':'376 IPC','victims':[{'token':'v','name':'x'}] | victims.name | field-unknown
          'sections':'376 IPC'      | 'sections':'376 IPC','victims':'none' | victims | not-json
          'sections':'376 IPC'      | 'sections':'376 IPC','victims':{} | victims | not-a-list
          'sections':'376 IPC'      | 'sections':'376 IPC','zeroFir':'maybe' | zeroFir | not-true-or-false
          'sections':'376 IPC'      | 'sections':'376 IPC','previous':{'source':'UP','key':'F1'} | previous | previous-itself
          'sections':'376 IPC'      | 'sections':'376 IPC','occurrenceFrom':'2024-11-19','occurrenceTo':'2024-11-18' | occurrenceTo | before-start
          'sections':'376 IPC'      | 'sections':'376 IPC','occurrenceFrom':'19-11-2024' | occurrenceFrom | date-form
          """)
  void aWrongFieldIsNamedWithAReason(String right, String wrong, String field, String code) {
    var text = fir("F1", RECORDED);
    assertThat(text).contains(right);
    var replaced = text.replace(right, wrong == null ? "" : wrong);
    assertThat(refusal(replaced)).isEqualTo(new Refusal(code, field));
  }

  @Test
  void sectionsMayBeFourThousandCharactersLong() {
    var text = fir("F1", RECORDED);
    assertThat(record(text.replace("376 IPC", "x".repeat(4000)))).isNotNull();
    assertThat(refusal(text.replace("376 IPC", "x".repeat(4001))))
        .isEqualTo(new Refusal("too-long", "sections"));
  }

  @Test
  void aUnitOutsideTheSendersOwnIsRefused() {
    var reader = new CctnsReader(SmallTree.tree(), unit -> unit == SmallTree.S3, Records.NOW);
    var row = abhaya.base.feed.JsonReader.row(1, Records.json(fir("F1", RECORDED)));
    assertThat(((Reading.Refused) reader.read(row)).refusal())
        .isEqualTo(new Refusal("unit-outside", "unit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          STEP         | 'step':'DANCED'                      | step  | code-unknown
          STEP         | 'step':'FORWARDED_TO_COURT'          | step  | step-has-own-record
          COURT        | 'step':'ARREST'                      | step  | step-not-of-court
          FINAL_REPORT | 'kind':'CS','stage':'PREPARED'       | kind  | code-unknown
          FINAL_REPORT | 'kind':'CS_ORIG','stage':'SENT'      | stage | code-unknown
          TRANSFER     | 'toUnit':'IN.09.Z'                   | toUnit | unit-unknown
          OFFICER      | 'officer':{'name':'x'}               | officer.id | missing
          DELAY        | 'reason':'waiting for the lab'       | reason | code-form
          """)
  void codesOfOtherRecordsAreChecked(String type, String more, String field, String code) {
    var text = event(type, "K1", "F1", RECORDED, "," + more);
    assertThat(refusal(text)).isEqualTo(new Refusal(code, field));
  }

  @Test
  void theSameContentHasTheSameHashInAnyFormAndZone() {
    var here = record(fir("F1", "2024-11-20T10:00:00+05:30"));
    var utc = record(fir("F1", "2024-11-20T04:30:00Z"));
    var other = record(fir("F1", "2024-11-20T04:30:01Z"));
    assertThat(RecordHash.of(utc)).isEqualTo(RecordHash.of(here));
    assertThat(RecordHash.of(other)).isNotEqualTo(RecordHash.of(here));
  }
}
