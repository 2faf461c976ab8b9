/// The doors of the CCTNS feed and the work it makes for people: files in, their history, the rows
/// to correct, the records that wait for a decision.
///
/// Invariant: no page or answer here shows the content of a record, only its key and why it waits.
@ApplicationModule(
    id = "imports",
    allowedDependencies = {"access", "cases", "feed", "jurisdiction", "platform", "trail", "web"})
@NullMarked
package abhaya.investigation.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
