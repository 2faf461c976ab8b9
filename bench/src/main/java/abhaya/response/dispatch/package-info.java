/// What the room and the crews see, and how soon.
@NullMarked
package abhaya.response.dispatch;

import org.jspecify.annotations.NullMarked;
