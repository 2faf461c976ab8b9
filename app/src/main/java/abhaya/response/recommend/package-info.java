/// Which unit to send: ranking with reasons for and against, many at once, nearest first.
///
/// Invariant: nothing here reads a clock, a file or a database. The same facts give the same order,
/// and every unit that was looked at is either in it or named with the reason why not.
@ApplicationModule(
    id = "recommend",
    allowedDependencies = {"geo"})
@NullMarked
package abhaya.response.recommend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
