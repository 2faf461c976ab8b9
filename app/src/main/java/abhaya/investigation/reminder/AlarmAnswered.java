package abhaya.investigation.reminder;

import java.util.List;

/// Somebody answered alarms of these cases, or took an answer back.
public record AlarmAnswered(List<Long> alarmIds, List<Long> caseIds) {
  public AlarmAnswered {
    alarmIds = List.copyOf(alarmIds);
    caseIds = List.copyOf(caseIds);
  }
}
