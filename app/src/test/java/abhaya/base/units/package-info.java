@NullMarked
package abhaya.base.units;

import org.jspecify.annotations.NullMarked;
