/// The morning's work as rules: what is due, what blocks it, what a reason or a report still lacks.
///
/// Invariant: pure. A list is worked out from facts for a day and never stored; nothing here holds a
/// name, and a calendar feed carries a handle and a day and no more.
@ApplicationModule(
    id = "worklist",
    allowedDependencies = {"clock", "outlook"})
@NullMarked
package abhaya.investigation.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
