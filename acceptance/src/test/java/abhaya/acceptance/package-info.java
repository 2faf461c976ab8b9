/// The product as its user meets it: the jar, a browser, a stopwatch.
@NullMarked
package abhaya.acceptance;

import org.jspecify.annotations.NullMarked;
