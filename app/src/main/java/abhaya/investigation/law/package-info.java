/// The law's data files: read once, checked at start, handed on as books and registers.
@ApplicationModule(
    id = "law",
    allowedDependencies = {"clock"})
@NullMarked
package abhaya.investigation.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
