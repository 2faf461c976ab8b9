/// The boards of Safe City: the nation, one city, what is in print, the annexure for Parliament.
///
/// Invariant: a board adds nothing to what works and money say; each figure names its own gap.
@ApplicationModule(
    id = "board",
    allowedDependencies = {
      "access",
      "followup",
      "fund",
      "jurisdiction",
      "measure",
      "paper",
      "platform",
      "project",
      "trail",
      "web"
    })
@NullMarked
package abhaya.safecity.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
