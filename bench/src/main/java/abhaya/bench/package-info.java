/// Load programs: what the product does per second, beside the best plain way to do the same.
@NullMarked
package abhaya.bench;

import org.jspecify.annotations.NullMarked;
