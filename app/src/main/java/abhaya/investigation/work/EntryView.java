package abhaya.investigation.work;

import java.util.List;

/// One entry with its versions, the last first.
public record EntryView(String what, List<DeskView.Line> versions, List<WorkForm> forms) {
  public EntryView {
    versions = List.copyOf(versions);
    forms = List.copyOf(forms);
  }
}
