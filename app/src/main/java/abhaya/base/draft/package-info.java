/// What somebody has typed into a long form and not sent yet, so that an ended session, a lost link
/// or a closed window costs nobody her words.
///
/// Invariant: a draft belongs to one person and one form, nobody else reads it, and it goes when the
/// form is taken or after a week. A form has drafts when it holds `@template.components.draft`.
@ApplicationModule(
    id = "draft",
    allowedDependencies = {"access", "platform", "web"})
@NullMarked
package abhaya.base.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
