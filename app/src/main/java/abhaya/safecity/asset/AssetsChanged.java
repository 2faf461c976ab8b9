package abhaya.safecity.asset;

import java.util.List;

/// Things of a city were entered or changed.
///
/// @param packages handles of the works they count in
public record AssetsChanged(String city, List<String> packages, int count) {
  public AssetsChanged {
    packages = List.copyOf(packages);
  }
}
