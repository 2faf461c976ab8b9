/// The law's data files: read once, checked at start, handed on as books and registers; and the
/// page and the API where anybody may ask them for a date.
@ApplicationModule(
    id = "law",
    allowedDependencies = {"clock", "platform", "jurisdiction", "access", "web"})
@NullMarked
package abhaya.investigation.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
