package abhaya.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  @Test
  void theCanonicalFormIsPinned() {
    var entry =
        new Entry(
            new Entry.Place(5, 731, 99, Instant.parse("2026-11-23T12:34:56.1234567Z")),
            new Entry.Who("p-1", "AUDITOR", 1L, null, null, "AUDIT", null),
            new Entry.Act("EXPORT", "TRAIL", null, List.of("a", "b"), "DENY", "no-right"),
            Map.of("to", 9L, "from", 0L, "root", "क\"\\\t\u0001"));
    assertThat(entry.canonical())
        .isEqualTo(
            "{\"v\":1,\"index\":5,\"xid\":731,\"id\":99,\"at\":\"2026-11-23T12:34:56.123456Z\","
                + "\"actor\":\"p-1\",\"role\":\"AUDITOR\",\"unit\":1,\"posting\":null,"
                + "\"device\":null,\"purpose\":\"AUDIT\",\"request\":null,\"action\":\"EXPORT\","
                + "\"objectKind\":\"TRAIL\",\"object\":null,\"fields\":[\"a\",\"b\"],"
                + "\"decision\":\"DENY\",\"reason\":\"no-right\",\"detail\":{\"from\":0,"
                + "\"root\":\"क\\\"\\\\\\t\\u0001\",\"to\":9}}");
    assertThat(entry.leaf().hex())
        .isEqualTo("26962cc46d82c3daa3852d4a7c68b5bb39eecf4f3b2d4f2e94a83eec1161556b");
    assertThat(Entry.of(Json.object(entry.canonical()))).isEqualTo(entry);
  }

  @Test
  void detailHoldsCountsAndHashesOnly() {
    var entry = SampleLog.anyEntry(1, "VIEW");
    assertThatThrownBy(
            () -> new Entry(entry.place(), entry.who(), entry.act(), Map.of("share", 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}x",
        "[1]",
        "{\"a\":01}",
        "{\"a\":1.5}",
        "{\"a\":-}",
        "{\"a\":99999999999999999999}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[1,]}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12G4\"}",
        "{\"a\":tru}",
        "{\"a\" :1}",
        "{\"a\":\"\n\"}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
      })
  void whatIsNotOurJsonIsRefused(String text) {
    assertThatThrownBy(() -> Json.object(text)).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void whatWasWrittenIsReadBack() {
    var text = "{\"a\":[],\"b\":{},\"c\":[true,false,null,-7,0],\"d\":\"\\b\\f\\n\\r\\t\\u001f\"}";
    var out = new StringBuilder();
    Json.write(out, Json.object(text));
    assertThat(out).hasToString(text);
    assertThat(Json.object("{\"a\":\"\\u0915\\/\"}")).containsEntry("a", "क/");
  }
}
