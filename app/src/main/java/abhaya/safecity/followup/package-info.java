/// What has to be done beside building and paying: decisions of meetings, risks, observations of
/// auditors, inspections, events for the public, good practice.
///
/// Invariant: who says that something is done is never who closes it, nothing is closed without
/// evidence, and a correction is a new version with a reason beside the old one. What is here apart
/// from registers, stores and pages reads no wall clock, file or database.
@ApplicationModule(
    id = "followup",
    allowedDependencies = {"access", "jurisdiction", "platform", "project", "trail", "web"})
@NullMarked
package abhaya.safecity.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
