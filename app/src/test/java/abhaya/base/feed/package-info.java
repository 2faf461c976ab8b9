@NullMarked
package abhaya.base.feed;

import org.jspecify.annotations.NullMarked;
