@NullMarked
package abhaya.investigation.clock;

import org.jspecify.annotations.NullMarked;
