package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import java.util.List;

/// What waits for this reader herself: tasks, calls, reviews.
///
/// @param given tasks she gave to others
/// @param reviews drafts that wait for a look, or came back
public record InboxView(
    List<Link> tabs, List<Job> tasks, List<Call> calls, List<Job> given, DataTable reviews) {
  public InboxView {
    tabs = List.copyOf(tabs);
    tasks = List.copyOf(tasks);
    calls = List.copyOf(calls);
    given = List.copyOf(given);
  }

  /// A task with its case.
  public record Job(Link fir, DeskView.Job job, String from) {}

  /// A note that calls her.
  public record Call(Link fir, DeskView.Said said) {}
}
