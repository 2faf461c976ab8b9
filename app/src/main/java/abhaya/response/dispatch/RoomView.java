package abhaya.response.dispatch;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import java.util.List;

/// The supervisor's room, ready to print.
///
/// @param seed by which today's sample is drawn
/// @param wall large and alone on a wall: no forms
public record RoomView(
    List<Headline> headlines,
    DataTable aged,
    DataTable intervals,
    DataTable escalations,
    DataTable proposals,
    DataTable sample,
    DataTable afterwards,
    String lead,
    String seed,
    boolean mayLead,
    boolean wall) {

  public RoomView {
    headlines = List.copyOf(headlines);
  }
}
