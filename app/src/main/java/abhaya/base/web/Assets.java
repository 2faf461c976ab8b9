package abhaya.base.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Our own style sheets and scripts under an address that changes with their content, so that a
/// browser may keep them for ever.
public final class Assets {
  private static final String STATIC = "static/";
  private static final int HASH_BYTES = 6;

  private final String prefix;
  private final List<String> styles;

  private Assets(String prefix, List<String> styles) {
    this.prefix = prefix;
    this.styles = List.copyOf(styles);
  }

  /// Looks at every file of ours on the class path.
  public static Assets load() {
    var resolver = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader());
    var styles = new ArrayList<String>();
    try {
      var files = new TreeMap<String, byte[]>();
      for (var kind : List.of("css", "mjs", "svg")) {
        for (var file : resolver.getResources("classpath*:" + STATIC + "*/**/*." + kind)) {
          var url = file.getURL().toString();
          var path = url.substring(url.lastIndexOf("/" + STATIC) + STATIC.length() + 1);
          if (path.startsWith("vendor/")) continue;
          files.put(path, file.getContentAsByteArray());
          if (kind.equals("css")) styles.add(path);
        }
      }
      styles.sort(null);
      return new Assets("/a/" + hash(files), styles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a file under `static/`.
  public String at(String path) {
    return prefix + "/" + path;
  }

  /// The part of the address that stands for the content.
  String prefix() {
    return prefix;
  }

  /// Every style sheet of components and modules, by name: they do not overlap.
  public List<String> styles() {
    return styles;
  }

  private static String hash(SortedMap<String, byte[]> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var content : files.values()) digest.update(content);
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
