/// The road graph of this machine: built from an extract of OpenStreetMap that the installation's
/// owner brings, kept in the data folder, asked how long the ways to a place take.
///
/// Invariant: a graph is asked only when it is whole. It is built in a fresh folder by a process of
/// its own and becomes the graph in one step; whatever ends that work leaves the one before it.
@ApplicationModule(
    id = "road",
    allowedDependencies = {
      "access",
      "geo",
      "jurisdiction",
      "pace",
      "platform",
      "recommend",
      "trail",
      "web"
    })
@NullMarked
package abhaya.response.road;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
