package abhaya.base.web;

import java.util.List;

/// What an error page says: what, where, and how to mend it.
///
/// @param requestId the number to ask by
public record RefusalView(int status, String detail, String requestId, List<Fault> faults) {
  public RefusalView {
    faults = List.copyOf(faults);
  }

  /// One field and what was wrong with it.
  public record Fault(String field, String code, String message) {}
}
