/// The API's own manual, generated from the code that answers.
@ApplicationModule(
    id = "manual",
    allowedDependencies = {"access", "web"})
@NullMarked
package abhaya.base.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
