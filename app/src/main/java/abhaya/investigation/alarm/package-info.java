/// The ladder of reminders of every clock: what is to be told, to whom, when, and what happens when
/// nobody answers.
///
/// Invariant: nothing here reads the wall clock or sends anything. The same facts, the same moment
/// and the same rungs already sent give the same answer for ever.
@ApplicationModule(
    id = "alarm",
    allowedDependencies = {"clock"})
@NullMarked
package abhaya.investigation.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
