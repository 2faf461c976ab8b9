/// Who did what, to which object, with what answer: an append-only Merkle log of changes and of
/// views, signed checkpoints over it, and the auditor's page.
///
/// Invariants: an entry is written in the transaction of the act, or before a read is answered. No
/// act ever waits for the log's order: one sequencer gives indexes afterwards, behind the oldest
/// transaction still running. No entry holds a person's name or free text.
@ApplicationModule(
    id = "trail",
    allowedDependencies = {"access", "jurisdiction", "platform", "web"})
@NullMarked
package abhaya.base.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
