package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.web.DataTable;
import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import abhaya.base.web.Tone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverviewSheetTest {

  @Test
  void theTilesStandWhereTheDrawingHasThem() throws IOException {
    var map = Objects.requireNonNull(view("/overview").map());
    var places = map.tiles().stream().map(t -> t.letters() + ";" + t.row() + ";" + t.column());
    try (var drawing = getClass().getResourceAsStream("/oracles/web/state-tiles.csv")) {
      var text = new String(Objects.requireNonNull(drawing).readAllBytes(), StandardCharsets.UTF_8);
      var wanted = text.lines().skip(1).map(line -> line.substring(0, 6)).toList();
      assertThat(wanted).hasSize(36);
      assertThat(places).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void aSilentStateIsNeverColouredByItsLastRate() {
    var tiles = Objects.requireNonNull(view("/overview").map()).tiles();
    for (var tile : tiles) {
      if (List.of("MN", "LD").contains(tile.letters())) {
        assertThat(tile.tone()).isEqualTo(Tone.SILENT);
      } else {
        assertThat(tile.tone()).isNotEqualTo(Tone.SILENT);
      }
    }
  }

  @Test
  void theOutlinesHaveTheClassesOfTheTiles() {
    var visit = Samples.visit(Language.ENGLISH, "/overview");
    var shapes = new OverviewSheet.Shapes("/investigation/outlines/IN", "Survey");
    var table = new OverviewTable(visit, OverviewSample.figures(visit));

    var places = Objects.requireNonNull(table.outlines(shapes)).places();
    var tiles = Objects.requireNonNull(table.map()).tiles();

    assertThat(places).hasSize(36);
    assertThat(places.stream().map(place -> place.tone() + place.about()))
        .containsExactlyInAnyOrderElementsOf(
            tiles.stream().map(tile -> tile.tone() + tile.about()).toList());
    assertThat(table.outlines(null)).isNull();
  }

  @Test
  void everyWayOfLookingHasItsRuleBesideIt() {
    var view = view("/overview");

    assertThat(view.cumulative().help()).isNotNull();
    assertThat(view.rolling().help()).isNotNull();
    assertThat(view.cohorts().help()).isNotNull();
    assertThat(view.rates()).allMatch(rate -> rate.help() != null);
  }

  @Test
  void theFootAddsUpTheRowsAndEqualsTheParent() {
    var view = view("/overview");
    var table = view.children().table();
    var foot = Objects.requireNonNull(table.total());
    for (var column = 1; column <= 8; column++) {
      long sum = 0;
      for (var row : table.rows()) sum += count(row, column);
      assertThat(count(foot, column)).isEqualTo(sum);
    }
    assertThat(Objects.requireNonNull(view.states().whole()).count())
        .isEqualTo(((DataTable.Figure) foot.cells().get(1)).text());
  }

  @Test
  void theRowsAreSortedAsTheAddressSays() {
    var byName = new ArrayList<String>();
    for (var row : view("/overview?sort=name").children().table().rows()) {
      byName.add(((DataTable.Way) row.cells().getFirst()).text());
    }
    assertThat(byName).isSorted().hasSize(36);
    var overdue = view("/overview").children().table().rows();
    assertThat(count(overdue.getFirst(), 5)).isGreaterThan(count(overdue.getLast(), 5));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageIsWholeInEveryLanguage(Language language) {
    var visit = Samples.visit(language, "/overview?unit=IN");
    var html =
        Samples.html(
            "compliance/overview", OverviewSample.frame(visit), OverviewSample.view(visit));
    assertThat(html)
        .contains("lang=\"" + language.tag() + "\"", "</html>", "6,27,947", "class=\"tile-map\"")
        .contains(visit.words().say("compliance.inTimeOfMature"))
        .doesNotContain("⟦", "null</");
  }

  private static long count(DataTable.Row row, int column) {
    return Long.parseLong(((DataTable.Figure) row.cells().get(column)).text().replace(",", ""));
  }

  private static OverviewView view(String address) {
    return OverviewSample.view(Samples.visit(Language.ENGLISH, address));
  }
}
