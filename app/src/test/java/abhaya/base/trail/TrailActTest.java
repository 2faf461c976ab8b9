package abhaya.base.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.verifier.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailActTest {
  @Test
  void anActHoldsCodesHandlesCountsAndHashes() {
    var act =
        TrailAct.allowed("IMPORT", "BATCH", "b-17")
            .onFields("sections", "officer.id")
            .because("ALLOWED")
            .with("rows", 1200)
            .with("root", "ab".repeat(32));
    assertThat(act.detail()).containsEntry("rows", 1200L).containsKey("root");
    assertThat(act.fields()).containsExactly("sections", "officer.id");
    assertThat(TrailAct.denied("VIEW", "CASE", null, "OUTSIDE_UNIT").decision())
        .isEqualTo(TrailAct.Answer.DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asha Devi", "आशा", "a\nb", "<b>", "'; drop"})
  void textThatCouldNameAPersonDoesNotFitIn(String text) {
    assertThatThrownBy(() -> TrailAct.allowed("VIEW", "CASE", text)).hasMessageNotContaining(text);
    assertThatThrownBy(() -> TrailAct.allowed(text, "CASE", null)).hasMessageNotContaining(text);
    assertThatThrownBy(() -> TrailAct.denied("VIEW", "CASE", null, text))
        .hasMessageNotContaining(text);
    var act = TrailAct.allowed("SEARCH", "CASE_LIST", null);
    assertThatThrownBy(() -> act.with("text", text)).hasMessageNotContaining(text);
    assertThatThrownBy(() -> act.onFields(text)).hasMessageNotContaining(text);
  }

  @Test
  void detailHoldsNoOtherValues() {
    assertThatThrownBy(() ->
            new TrailAct(
                "VIEW", "CASE", null, List.of(), TrailAct.Answer.ALLOW, null, Map.of("share", 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRootOverRowsIsThatOfTheTree() {
    var root = new RowRoot();
    root.add("first");
    root.add("second".getBytes(StandardCharsets.UTF_8));
    root.add("तीसरा");
    var leaves =
        List.of("first", "second", "तीसरा").stream()
            .map(row -> Merkle.leaf(row.getBytes(StandardCharsets.UTF_8)))
            .toList();
    var expected = Merkle.node(Merkle.node(leaves.get(0), leaves.get(1)), leaves.get(2));
    assertThat(root.hex()).isEqualTo(expected.hex());
    assertThat(root.rows()).isEqualTo(3);
  }
}
