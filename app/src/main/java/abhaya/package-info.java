/// Abhaya: one product with three capabilities on one base.
@NullMarked
package abhaya;

import org.jspecify.annotations.NullMarked;
