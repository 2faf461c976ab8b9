@NullMarked
package abhaya.investigation.compliance;

import org.jspecify.annotations.NullMarked;
