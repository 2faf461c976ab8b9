/// The dated tree of police units: nation, state, range, district, sub-division, station.
///
/// Invariants: a unit has one parent and one label at a time, the parent lives as long as the child
/// stands under it, levels only go down. The database holds these three by itself. What stood on a
/// day is never overwritten: a report as of last March uses last March's tree.
@ApplicationModule(
    id = "jurisdiction",
    allowedDependencies = {"platform"})
@NullMarked
package abhaya.base.jurisdiction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
