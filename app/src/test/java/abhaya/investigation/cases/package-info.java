@NullMarked
package abhaya.investigation.cases;

import org.jspecify.annotations.NullMarked;
