/// Callers, vehicles, devices and a control room's shift, invented from a seed and played into a
/// running server.
///
/// Invariant: it knows the server only by what the contract and its pages show the outside; no class
/// of the product is used here, and none of these but `Simulation` and `Gentle` there. The same seed
/// and words give the same schedule.
@ApplicationModule(
    id = "simulator",
    allowedDependencies = {})
@NullMarked
package abhaya.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
