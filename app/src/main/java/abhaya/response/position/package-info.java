/// Where devices are: fixes of vehicles and phones, the last of each in memory, their history in
/// days, and who may read it.
///
/// Invariant: a fix that cannot be true is kept with its fault and never stands on a map. What does
/// not fit into the buffer is counted. Distress is no business of this module: it comes in by the
/// journal of `intake` first.
@ApplicationModule(
    id = "position",
    allowedDependencies = {"signal", "geo", "access", "trail", "platform", "web"})
@NullMarked
package abhaya.response.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
