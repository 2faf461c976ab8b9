@NullMarked
package abhaya.investigation.law;

import org.jspecify.annotations.NullMarked;
