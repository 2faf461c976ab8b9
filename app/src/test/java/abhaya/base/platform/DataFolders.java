package abhaya.base.platform;

import java.nio.file.Path;

/// Data folders for tests of modules that keep a key there.
public final class DataFolders {
  private DataFolders() {}

  public static DataFolder at(Path folder) {
    return new DataFolder(folder);
  }
}
