package abhaya.response.dispatch;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;

/// The list of incidents, on the page and as a file.
@AccessTest
@Import(Scene.class)
class IncidentListModuleTest {
  @Autowired Scene scene;
  @Autowired IncidentListPage page;
  @Autowired List<ListExport> lists;
  @Autowired Visits visits;

  private Visit visit(String query) {
    var request = new MockHttpServletRequest("GET", "/response/incidents");
    request.setQueryString(query);
    return visits.of(request);
  }

  @Test
  void theListAndItsFileHaveTheSameRowsAndNoCaller() {
    var me = scene.desk();
    scene.incident(me, "fight");
    var view = "state=open&sort=-reference&columns=reference,priority,received";

    var html = Objects.requireNonNull(as(me, () -> page.show(me, visit(view), 1).getBody()));
    assertThat(html).contains("aria-sort=\"descending\"", "/exports/new?of=");
    var file = ListFiles.of(lists, me, visit(""), "/response/incidents?" + view);
    assertThat(ListFiles.heads(file)).containsExactly("Incident", "Priority", "Received");
    assertThat(file.rows()).isNotEmpty();
    var first = file.rows().getFirst().getFirst().toString();
    assertThat(html).contains(first);
    assertThat(ListFiles.column(file, 1)).allMatch(one -> one.toString().matches("P[1-5]"));
  }

  @Test
  void whoMayTakeNoFileGetsNone() {
    var dispatcher = scene.scope(971, Role.DISPATCHER, FewUnits.STATE);
    assertThat(as(dispatcher, () -> page.show(dispatcher, visit(""), 1).getBody()))
        .doesNotContain("/exports/new");
    assertThatThrownBy(() -> ListFiles.of(lists, dispatcher, visit(""), "/response/incidents"))
        .isInstanceOf(NotVisible.class);
    var officer = scene.scope(972, Role.IO, FewUnits.STATION);
    assertThatThrownBy(() -> as(officer, () -> page.show(officer, visit(""), 1)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void theIncidentsOfAnotherDistrictAreNotInIt() {
    scene.incident(scene.desk(), "fight");
    var stranger = scene.scope(973, Role.CONTROL_SUPERVISOR, FewUnits.FAR_DISTRICT);
    var file = ListFiles.of(lists, stranger, visit(""), "/response/incidents");
    assertThat(file.rows()).isEmpty();
  }

  @Test
  void anUnknownStateOrSpanIsRefused() {
    var me = scene.desk();
    for (var bad : List.of("state=lost", "state=all&days=2", "sort=place")) {
      assertThatThrownBy(() -> as(me, () -> page.show(me, visit(bad), 1)))
          .isInstanceOf(Refused.class);
    }
  }
}
