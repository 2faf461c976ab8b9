@NullMarked
package abhaya.investigation.demo;

import org.jspecify.annotations.NullMarked;
