/// Signals of distress from every channel: how foreign bytes become one kind of record.
///
/// Invariants: a reader never throws and never throws away. What cannot be read comes back as a
/// signal all the same, with its bytes and with remarks for a person. Nothing here reads a clock, a
/// file or a database.
@ApplicationModule(
    id = "signal",
    allowedDependencies = {"geo"})
@NullMarked
package abhaya.response.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
