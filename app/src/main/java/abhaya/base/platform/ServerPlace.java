package abhaya.base.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Where the server's files lie and under which user it runs.
///
/// @param folder holds the unpacked programs and the database
/// @param asNobody the program is root, so the server gives its rights up first
record ServerPlace(Path folder, boolean asNobody) {
  private static final String NOBODY = "65534";

  /// Below the data folder; if the program is root and `nobody` could not reach it there, in a
  /// folder of its own below `/var/lib`. The mode of a parent folder is never changed.
  static ServerPlace choose(Path data) throws IOException {
    var root = "root".equals(System.getProperty("user.name"));
    var place = data.resolve("postgresql");
    if (root && !reachable(data)) {
      var name = UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8));
      place = Path.of("/var/lib/abhaya/" + name);
    }
    Files.createDirectories(place);
    return new ServerPlace(place, root);
  }

  private static boolean reachable(Path folder) throws IOException {
    for (var step = folder; step != null; step = step.getParent()) {
      if (!Files.exists(step)) continue;
      var others = Files.getPosixFilePermissions(step);
      if (!others.contains(PosixFilePermission.OTHERS_EXECUTE)) return false;
    }
    return true;
  }

  /// Gives a file or folder to the server's user.
  void handOver(Path path) throws IOException {
    if (!asNobody) return;
    var users = path.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(path, users.lookupPrincipalByName("nobody"));
  }

  /// The command under the server's user.
  ///
  /// @param bound the process shuts down when the thread that started it ends; it also leaves the
  ///     terminal's group, so that Ctrl-C reaches the program first
  List<String> command(boolean bound, String... words) {
    var command = new ArrayList<String>();
    if (bound) command.add("setsid");
    if (bound || asNobody) command.add("setpriv");
    if (bound) command.add("--pdeathsig=INT");
    if (asNobody) {
      command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
      command.addAll(List.of("--no-new-privs", "--inh-caps=-all"));
    }
    if (bound || asNobody) command.add("--");
    command.addAll(List.of(words));
    return command;
  }
}
