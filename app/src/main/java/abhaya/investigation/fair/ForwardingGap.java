package abhaya.investigation.fair;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cases shown as closed whose report never reached a court: 190 of 368 in an audit of one state.
/// Only a forwarded report stops the clock.
///
/// @param share not forwarded among all shown as closed
/// @param cases the ones not forwarded, the oldest closing first
public record ForwardingGap(Share share, List<Ended> cases) {

  public ForwardingGap {
    cases = List.copyOf(cases);
  }

  /// @param closedOn day from which a register shows the case as closed
  /// @param forwardedOn day on which a court was sent the report; null if none was
  public record Ended(
      String handle, int station, LocalDate closedOn, @Nullable LocalDate forwardedOn) {

    boolean isForwardedBy(LocalDate day) {
      return forwardedOn != null && !forwardedOn.isAfter(day);
    }
  }

  public static ForwardingGap on(LocalDate day, Collection<Ended> ended) {
    var closed = 0;
    var open = new ArrayList<Ended>();
    for (var one : ended) {
      if (one.closedOn().isAfter(day)) continue;
      closed++;
      if (!one.isForwardedBy(day)) open.add(one);
    }
    open.sort(Comparator.comparing(Ended::closedOn).thenComparing(Ended::handle));
    return new ForwardingGap(new Share(open.size(), closed), open);
  }
}
