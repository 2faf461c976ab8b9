/// People, their postings and rights; sign-in, sessions and API clients.
///
/// Invariants: rights are decided in `Rights` and nowhere else, and the database refuses by itself
/// what a forgotten check would let through. A stranger cannot lock anybody out: only the source of
/// wrong attempts is slowed. A session and a posting are looked at on every request.
@ApplicationModule(
    id = "access",
    allowedDependencies = {"jurisdiction", "platform"})
@NullMarked
package abhaya.base.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
