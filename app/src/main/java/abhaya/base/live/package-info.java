/// The live stream: what happened, told to whoever may see it, as it happens.
///
/// Invariants: a message carries a topic, handles and its place in the event table, and nothing
/// else; what stands behind a handle is asked for with the reader's own rights. Who comes back with
/// the last place she knew is told all that happened since. A slow reader is let go and told to come
/// back; nobody waits for her. A stream ends within a second of its session.
///
/// A module that has something to tell declares a bean: `@Bean LiveTopic casesTopic(…)`.
@ApplicationModule(
    id = "live",
    allowedDependencies = {"access", "jurisdiction", "platform", "trail", "web"})
@NullMarked
package abhaya.base.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
