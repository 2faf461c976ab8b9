/// The dashboard's counts in memory: any unit, any window, any day, in microseconds.
///
/// Invariant: what stands here is a mirror. The SQL text over the facts stays the truth; the mirror is
/// fed the same changes, compared with it, and a difference is an alarm, never a shrug. Whoever holds
/// it guards it: one writer, many readers, and no reader sees half a change.
///
/// Two kinds of figure (performance reference, section 3). What stands now is counted by day of record
/// in one Fenwick tree a block, so a window, a month or an age limit is a difference of prefix sums
/// and tomorrow costs nothing. What a past day did not know yet, the reports made since, is taken off
/// by year, month and day of report. Below the district cases are counted one by one, elsewhere.
@ApplicationModule(
    id = "mirror",
    allowedDependencies = {})
@NullMarked
package abhaya.investigation.mirror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
