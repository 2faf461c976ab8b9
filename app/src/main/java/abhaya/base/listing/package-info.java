/// Lists as daily work: views that a person keeps or shares with her unit, and files of case rows
/// that leave the house.
///
/// Invariant: a kept view is an address and nothing else, so it shows each reader what she may see
/// today. Above fifty case rows a file leaves only when a second person, who is not beneath the
/// first, has said yes; it opens once and within a day.
@ApplicationModule(
    id = "listing",
    allowedDependencies = {"access", "feed", "jurisdiction", "paper", "platform", "trail", "web"})
@NullMarked
package abhaya.base.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
