package abhaya.base.web;

import org.jspecify.annotations.Nullable;

/// One page of a long list.
///
/// @param where in words: `51 to 100 of 3,214`
public record Pager(String where, @Nullable String previous, @Nullable String next) {

  /// Rows are numbered from 1; the pages keep everything else of the address.
  public static Pager of(Words words, Address address, long page, int size, long total) {
    var from = total == 0 ? 0 : (page - 1) * size + 1;
    var to = Math.min(total, page * size);
    var where = words.say("web.pager.where", from, to, total);
    var previous = page > 1 ? address.with("page", page == 2 ? null : page - 1).toString() : null;
    var next = to < total ? address.with("page", page + 1).toString() : null;
    return new Pager(where, previous, next);
  }
}
