package abhaya.base.feed;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFileTest {
  private static final Set<String> COLUMNS = Set.of("key", "name", "list");
  private static final Set<String> REQUIRED = Set.of("key");
  private static final String CSV = "key,name\n1,one\n2,two\n";
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  @TempDir Path folder;

  private FileOpening open(byte[] bytes) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".bin");
    Files.write(file, bytes);
    return FeedFile.open(file, null, COLUMNS, REQUIRED, FeedLimits.standard());
  }

  private List<Row> rows(byte[] bytes) throws IOException {
    var rows = new ArrayList<Row>();
    try (var file = ((FileOpening.Ready) open(bytes)).file()) {
      for (var line = file.next(); line != null; line = file.next()) rows.add(file.row(line));
    }
    return rows;
  }

  private List<Row> rows(String text) throws IOException {
    return rows(text.getBytes(UTF_8));
  }

  private static @Nullable String fault(Row row) {
    return row.fault() == null ? null : row.fault().code();
  }

  private FileOpening.Refused refused(byte[] bytes) throws IOException {
    return (FileOpening.Refused) open(bytes);
  }

  @Test
  void aCsvIsReadByTheNamesOfItsColumnsInAnyOrder() throws IOException {
    var rows = rows("name,key\none,1\n\"two, \"\"2\"\"\",2\n");
    assertThat(rows.get(0).values()).isEqualTo(Map.of("name", "one", "key", "1"));
    assertThat(rows.get(1).values()).isEqualTo(Map.of("name", "two, \"2\"", "key", "2"));
    assertThat(rows).extracting(Row::number).containsExactly(1, 2);
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws IOException {
    var marked = new ByteArrayOutputStream();
    marked.write(MARK);
    marked.write(CSV.replace("\n", "\r\n").getBytes(UTF_8));
    assertThat(rows(marked.toByteArray())).extracting(Row::values).isEqualTo(values(rows(CSV)));
  }

  private static List<Map<String, Object>> values(List<Row> rows) {
    return rows.stream().map(Row::values).toList();
  }

  @Test
  void utf16WithItsMarkIsReadLikeUtf8() throws IOException {
    var text = "key,name\n1,अभया 🙂\n";
    for (Charset set : List.of(UTF_16BE, UTF_16LE)) {
      assertThat(values(rows(("\uFEFF" + text).getBytes(set)))).isEqualTo(values(rows(text)));
    }
  }

  @Test
  void aRowInAnotherEncodingIsRefusedAloneAndNamed() throws IOException {
    var rows = rows("key,name\n1,one\n2,caf\u00e9\n3,three\n".getBytes(Charset.forName("cp1252")));
    assertThat(rows).extracting(FeedFileTest::fault).containsExactly(null, "not-utf8", null);
    assertThat(rows.get(1).number()).isEqualTo(2);
  }

  @Test
  void aRowOfTenMegabytesIsOneRefusedRow() throws IOException {
    var text = "{\"key\":\"1\"}\n{\"key\":\"" + "x".repeat(10 << 20) + "\"}\n{\"key\":\"3\"}\n";
    var rows = rows(text);
    assertThat(rows).extracting(FeedFileTest::fault).containsExactly(null, "row-too-long", null);
    assertThat(rows.get(2).values()).containsEntry("key", "3");
  }

  @Test
  void theLongestRowIsReadAndOneByteMoreIsNot() throws IOException {
    var max = FeedLimits.standard().rowBytesMax();
    var rest = "{\"key\":\"\"}".length();
    var longest = "{\"key\":\"" + "x".repeat(max - rest) + "\"}\n";
    assertThat(fault(rows(longest).getFirst())).isNull();
    var longer = "{\"key\":\"" + "x".repeat(max - rest + 1) + "\"}\n{\"key\":\"2\"}\n";
    assertThat(rows(longer)).extracting(FeedFileTest::fault).containsExactly("row-too-long", null);
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
    var rows = rows("key,name\n1,one\n2,\"two\n3,three\n4,four\n");
    assertThat(rows)
        .extracting(FeedFileTest::fault)
        .containsExactly(null, "quote-open", null, null);
    assertThat(rows.get(3).values()).containsEntry("name", "four");
  }

  @Test
  void anUnclosedQuoteBeforeManyRowsCostsItsOwnLineOnly() throws IOException {
    var many = new StringBuilder("key,name\n1,\"one\n");
    for (var i = 2; i <= 20_000; i++) many.append(i).append(",row\n");
    var rows = rows(many.toString());
    assertThat(rows).hasSize(20_000);
    assertThat(rows.stream().filter(row -> row.fault() != null)).hasSize(1);
  }

  @Test
  void aLineBreakInsideQuotesBelongsToTheValue() throws IOException {
    var rows = rows("key,name\n1,\"one\ntwo\"\n2,x\n");
    assertThat(rows.get(0).values()).containsEntry("name", "one\ntwo");
    assertThat(rows).hasSize(2);
  }

  @Test
  void aQuoteInTheMiddleOfAValueIsAValue() throws IOException {
    assertThat(rows("key,name\n1,5\" pipe\n2,x\n")).hasSize(2);
  }

  @Test
  void aRowWithTooFewOrTooManyCellsIsRefused() throws IOException {
    assertThat(rows("key,name\n1\n2,b,c\n3,d\n"))
        .extracting(FeedFileTest::fault)
        .containsExactly("cell-count", "cell-count", null);
  }

  @Test
  void unknownColumnsAreNamedUnlessTheyLookLikeValues() throws IOException {
    var refused = refused("key,colour,Rita 22 Ward\n1,2,3\n".getBytes(UTF_8));
    assertThat(refused.code()).isEqualTo("columns-unknown");
    assertThat(refused.fields()).containsExactly("colour", "#3");
  }

  @Test
  void columnsMustBeThereAndThereOnce() throws IOException {
    assertThat(refused("key,key\n".getBytes(UTF_8)).code()).isEqualTo("columns-twice");
    assertThat(refused("name\n".getBytes(UTF_8)).code()).isEqualTo("columns-missing");
    assertThat(refused(new byte[0]).code()).isEqualTo("file-empty");
  }

  @Test
  void aPackedFileIsReadLikeAnother() throws IOException {
    assertThat(values(rows(packed(CSV.getBytes(UTF_8))))).isEqualTo(values(rows(CSV)));
  }

  @Test
  void aPackedFileThatIsCutOffIsRefusedAsAWhole() throws IOException {
    var whole = packed("key,name\n1,one\n2,two\n".repeat(1000).getBytes(UTF_8));
    for (var length : List.of(whole.length - 1, whole.length - 9, whole.length / 2, 12)) {
      assertThat(refused(Arrays.copyOf(whole, length)).code()).isEqualTo("gzip-truncated");
    }
  }

  @Test
  void aPackedFileThatIsBrokenIsRefusedAsAWhole() throws IOException {
    var broken = packed(CSV.repeat(1000).getBytes(UTF_8));
    broken[broken.length - 6] ^= 1;
    assertThat(refused(broken).code()).isEqualTo("gzip-broken");
  }

  @Test
  void aBombIsRefusedWithoutUnpackingIt() throws IOException {
    var bomb = packed(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(refused(bomb).code()).isEqualTo("gzip-bomb");
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(out)) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void jsonOfStrangersIsReadStrictly() throws IOException {
    var deep = "{\"list\":" + "[".repeat(40) + "]".repeat(40) + "}";
    var rows =
        rows(
            """
            {"key":"1","key":"2"}
            {"key":NaN}
            {"key":"a\\u0000b"}
            {"key":"a\\ud800b"}
            {"key":"1"} {"key":"2"}
            [1]
            {"key":
            %s
            {"list":[1,{"name":"x","name":"y"}]}
            {"key":1e999999999999999999999999999999999999999999}
            {"key":null,"name":7}
            """
                .formatted(deep));
    assertThat(rows)
        .extracting(FeedFileTest::fault)
        .containsExactly(
            "duplicate-field",
            "not-json",
            "bad-character",
            "bad-character",
            "not-json",
            "not-an-object",
            "not-json",
            "too-deep",
            "duplicate-field",
            "too-deep",
            null);
    assertThat(rows.getLast().values()).isEqualTo(Map.of("name", 7L));
  }

  @Test
  void charactersTheStoreCannotHoldAreRefusedInCsvToo() throws IOException {
    assertThat(rows("key,name\n1,a\u0000b\n2,a\uFFFDb\n3,a\tb\n"))
        .extracting(FeedFileTest::fault)
        .containsExactly("bad-character", "bad-character", null);
  }

  @Test
  void textComesInOneNormalForm() throws IOException {
    assertThat(rows("{\"key\":\"e\\u0301\"}\n").getFirst().values()).containsEntry("key", "\u00e9");
  }

  @Test
  void blankLinesAreNoRows() throws IOException {
    assertThat(rows("{\"key\":\"1\"}\n\n  \r\n{\"key\":\"2\"}")).hasSize(2);
  }
}
