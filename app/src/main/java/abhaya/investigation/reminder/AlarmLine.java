package abhaya.investigation.reminder;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.alarm.RungKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One alarm in a list.
///
/// @param name `due-5`
/// @param told `wanted>post` for each post reached; `wanted>-` where nobody was
/// @param mine it is told to the reader's post
/// @param open nobody has answered, and its clock runs
/// @param answer action, remark, who and when; null while there is none
record AlarmLine(
    long id,
    long caseId,
    String handle,
    String caseHandle,
    String fir,
    UnitId station,
    RungKind kind,
    String name,
    int level,
    List<String> duties,
    Instant dueAt,
    boolean late,
    @Nullable LocalDate lastDay,
    boolean asksReason,
    List<String> told,
    boolean mine,
    boolean open,
    @Nullable Given answer) {

  AlarmLine {
    duties = List.copyOf(duties);
    told = List.copyOf(told);
  }

  record Given(String action, String remark, String person, long personId, Instant at) {}
}
