/// The life of an incident: types, priority, question cards, the station whose it is, one case per
/// agency, same incidents, steps and their timers, closing; with its register and its figures.
///
/// Invariant: nothing is closed without action taken and a code, and nothing that was linked is
/// lost. What is not register, desk, store or queries is rule over values and reads no clock, file
/// or database.
@ApplicationModule(
    id = "incident",
    allowedDependencies = {"access", "feed", "geo", "jurisdiction", "platform", "trail"})
@NullMarked
package abhaya.response.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
