/// The money of the programme: sanction, release, spending, balance by holder, certificates.
///
/// Invariant: money is whole paise, never a fraction of them, and a figure that does not agree with
/// another is told in a sentence, not smoothed. What is here apart from registers, stores and pages
/// reads no wall clock, file or database.
@ApplicationModule(
    id = "fund",
    allowedDependencies = {"access", "feed", "jurisdiction", "platform", "project", "trail", "web"})
@NullMarked
package abhaya.safecity.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
