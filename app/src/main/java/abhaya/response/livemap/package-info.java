/// The dispatcher's live map on the wire: what moved, made once a second for all readers of one
/// right, and written to each of them.
///
/// Invariant: a frame holds units only that every reader of its set may see; and nobody's slowness
/// makes a queue, for whoever missed a frame is given all as it stands.
@ApplicationModule(
    id = "livemap",
    allowedDependencies = {"access", "geo", "jurisdiction", "platform", "recommend", "unit"})
@NullMarked
package abhaya.response.livemap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
