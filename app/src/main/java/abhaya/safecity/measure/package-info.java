/// Measures of works, devices and places: availability, earned value, density, significance.
///
/// Invariant: nothing here reads the wall clock, a file or a database, and chance has a seed. The
/// same facts give the same figures for ever. Every fast form has a plain twin in the tests.
@ApplicationModule(
    id = "measure",
    allowedDependencies = {})
@NullMarked
package abhaya.safecity.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
