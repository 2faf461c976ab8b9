package abhaya.safecity.report;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reports for the pages of staff.
@Component
@Transactional(readOnly = true)
class ReportQueries {
  private final ReportStore store;

  ReportQueries(ReportStore store) {
    this.store = store;
  }

  /// Those that wait for a person first, then the newest.
  List<Report> list(Scope scope, String city) {
    return store.ofCity(city).stream()
        .map(ReportStore.Found::report)
        .sorted(
            java.util.Comparator.comparing(Report::held)
                .thenComparing(Report::isOpen)
                .thenComparing(Report::enteredAt)
                .reversed())
        .toList();
  }

  Optional<Report> find(Scope scope, String city, String handle) {
    return store
        .byHandle(handle)
        .map(ReportStore.Found::report)
        .filter(report -> report.content().city().equals(city));
  }
}
