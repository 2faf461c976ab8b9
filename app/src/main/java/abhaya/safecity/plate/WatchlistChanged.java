package abhaya.safecity.plate;

/// An entry of the watchlist was listed or ended.
public record WatchlistChanged(String entry) {}
