/// The form of the record trail, and the program that proves an export of it.
///
/// Invariant: nothing here knows the product, a database or a network. Who holds an export, the
/// public key and a checkpoint from earlier can prove the trail on any machine with a JDK.
@NullMarked
package abhaya.verifier;

import org.jspecify.annotations.NullMarked;
