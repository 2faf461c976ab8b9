package abhaya.base.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.web.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class SentFileTest {
  private static final int BYTES_MAX = 60;
  private static final FeedLimits LIMITS =
      new FeedLimits(BYTES_MAX, 1_000, 200, 1_000, 100, 1, 1, 7);
  private static final SentFile.Form FORM =
      new SentFile.Form(Set.of("code", "name"), Set.of("code"), LIMITS, 2, "units.file.");

  private final List<Row> rows = new ArrayList<>();

  private SentRows read(String text) throws IOException {
    var body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return SentFile.read(body, null, FORM, rows::add);
  }

  @Test
  void rowsComeInTheirOrderAndAreKeptAsTheyCame() throws IOException {
    var sent = read("code,name\nA,One\n\"B\",Two\n");

    assertThat(rows).extracting(Row::number).containsExactly(1, 2);
    assertThat(rows).extracting(row -> row.values().get("code")).containsExactly("A", "B");
    assertThat(sent.received()).isEqualTo(2);
    assertThat(sent.columns()).containsExactly("code", "name");
    assertThat(sent.came()).containsEntry(2, "\"B\",Two");
  }

  @Test
  void aRefusedRowSentBackWithItsReasonIsReadWithoutIt() throws IOException {
    read("code,refusalCode,refusalMessage\nA,unknown,Not known.\n");

    assertThat(rows.getFirst().values()).containsOnlyKeys("code");
  }

  @Test
  void aFileEndsAtItsLimits() throws IOException {
    assertThat(read("code\nA\nB\n").received()).isEqualTo(2);
    assertTooLarge("code\nA\nB\nC\n");
    assertThat(read("code\n" + "x".repeat(BYTES_MAX - 5)).received()).isEqualTo(1);
    assertTooLarge("code\n" + "x".repeat(BYTES_MAX - 4));
  }

  private void assertTooLarge(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
  }

  @Test
  void aFileWithAnUnknownColumnIsRefusedAsAWholeInTheWordsOfItsFeed() {
    assertThatThrownBy(() -> read("code,colour\nA,red\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              var fault = refused.faults().getFirst();
              assertThat(fault.key()).isEqualTo("units.file.columns-unknown");
              assertThat(fault.args()).asString().contains("colour");
            });
    assertThat(rows).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, CSV",
    "text/csv; charset=utf-8, CSV",
    "application/x-ndjson, NDJSON",
    "application/gzip,",
    "application/octet-stream,"
  })
  void theFormIsTheOneTheSenderNames(String contentType, FeedFormat format) {
    assertThat(FeedFormat.named(contentType)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "no type at all", "text/", "*/*"})
  void whatIsNeitherFormIsRefused(String contentType) {
    assertThatThrownBy(() -> FeedFormat.named(contentType))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
  }
}
