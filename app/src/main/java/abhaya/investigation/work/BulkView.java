package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import org.jspecify.annotations.Nullable;

/// An act on many cases: before it is done, or what came of it.
///
/// @param about one sentence: what, to whom, in how many cases
/// @param form to do it, or to take it back; null where neither can be
public record BulkView(String about, DataTable rows, @Nullable WorkForm form) {}
