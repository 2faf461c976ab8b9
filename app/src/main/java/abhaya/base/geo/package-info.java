/// Points, distances, outlines, cells and the ways people write a place.
///
/// Invariant: nothing here reads a clock, a file or a database. Positions are WGS 84 degrees,
/// latitude first; lengths are metres on the mean sphere.
@ApplicationModule(
    id = "geo",
    allowedDependencies = {})
@NullMarked
package abhaya.base.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
