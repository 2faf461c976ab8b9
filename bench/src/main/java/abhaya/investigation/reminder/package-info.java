/// The sweep of alarms, timed.
@NullMarked
package abhaya.investigation.reminder;

import org.jspecify.annotations.NullMarked;
