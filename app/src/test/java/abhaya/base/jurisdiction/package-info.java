@NullMarked
package abhaya.base.jurisdiction;

import org.jspecify.annotations.NullMarked;
