/// Measurements: what the product takes beside its peers on the same machine, answers checked.
///
/// Invariant: nothing here ships, and no figure is kept that cannot be run again.
@org.jspecify.annotations.NullMarked
package abhaya.bench;
