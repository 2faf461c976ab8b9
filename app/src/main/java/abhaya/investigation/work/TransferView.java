package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;

/// Cases on their way between stations.
///
/// @param incoming those that wait for an answer of this unit
/// @param others what this unit sent, and what was decided
/// @param pairs how long it takes between two stations
public record TransferView(
    List<Link> tabs, List<Offer> incoming, DataTable others, DataTable pairs) {
  public TransferView {
    tabs = List.copyOf(tabs);
    incoming = List.copyOf(incoming);
  }

  /// A case on offer.
  ///
  /// @param left days of its two months: they run on
  public record Offer(
      String fir,
      String from,
      String reason,
      String days,
      Tone tone,
      String left,
      List<WorkForm> forms) {
    public Offer {
      forms = List.copyOf(forms);
    }
  }
}
