package abhaya.base.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/// The examples of all components, from `components/*.yaml`: a page to look at, and the tests.
///
/// @param components in the order of their names
public record Gallery(List<Component> components) {

  public Gallery {
    components = List.copyOf(components);
  }

  /// @param name of the template under `components/`
  /// @param examples values of the type the component takes
  public record Component(String name, String about, List<Example> examples) {
    public Component {
      examples = List.copyOf(examples);
    }
  }

  /// @param value of the type the component takes
  public record Example(Object value) {}

  /// What the status chip takes, which has no record of its own.
  public record Chip(Tone tone, String word) {}

  /// In a file a cell says what it is.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface NamedCell {}

  static Gallery load() {
    var json = JsonMapper.builder().addMixIn(DataTable.Cell.class, NamedCell.class).build();
    var components = new ArrayList<Component>();
    var resolver = new PathMatchingResourcePatternResolver(Gallery.class.getClassLoader());
    try {
      for (var file : resolver.getResources("classpath*:components/*.yaml")) {
        var name = Objects.requireNonNull(file.getFilename()).replace(".yaml", "");
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> read = yaml.load(file.getContentAsString(StandardCharsets.UTF_8));
        components.add(component(json, name, read));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    components.sort(Comparator.comparing(Component::name));
    return new Gallery(components);
  }

  private static Component component(JsonMapper json, String name, Map<String, Object> read) {
    var examples = new ArrayList<Example>();
    if (read.get("examples") instanceof List<?> list) {
      for (var example : list) {
        examples.add(new Example(json.convertValue(example, typeOf(read))));
      }
    }
    return new Component(name, String.valueOf(read.get("about")), examples);
  }

  private static Class<?> typeOf(Map<String, Object> read) {
    try {
      return Class.forName(String.valueOf(read.get("takes")));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("an example takes an unknown type", e);
    }
  }
}
