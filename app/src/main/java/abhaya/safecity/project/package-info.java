/// Works: from the programme to the single asset, their stages, plans, targets and reports.
///
/// Invariant: progress is counted from accepted, located, photographed assets; a typed figure stands
/// beside it and never in its place. Nobody approves an own entry. What is here apart from registers,
/// stores and pages reads no wall clock, file or database.
@ApplicationModule(
    id = "project",
    allowedDependencies = {"access", "geo", "jurisdiction", "measure", "platform", "trail", "web"})
@NullMarked
package abhaya.safecity.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
