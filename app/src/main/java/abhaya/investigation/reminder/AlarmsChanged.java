package abhaya.investigation.reminder;

import java.util.List;

/// Alarms were raised, answered, taken up again, or ended with their clock.
public record AlarmsChanged(List<Long> alarmIds) {
  public AlarmsChanged {
    alarmIds = List.copyOf(alarmIds);
  }
}
