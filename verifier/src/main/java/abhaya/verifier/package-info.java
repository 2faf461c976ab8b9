/// The form of the record trail, and the program that proves an export of it.
@NullMarked
package abhaya.verifier;

import org.jspecify.annotations.NullMarked;
