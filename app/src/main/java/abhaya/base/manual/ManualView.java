package abhaya.base.manual;

import java.util.List;

/// The endpoints, ready to print.
///
/// @param document address of the OpenAPI document
public record ManualView(String document, List<Group> groups) {
  public ManualView {
    groups = List.copyOf(groups);
  }

  /// Endpoints of one subject.
  public record Group(String name, List<Endpoint> endpoints) {
    public Group {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// One method at one address.
  ///
  /// @param takes forms of data it reads
  public record Endpoint(
      String method, String path, String about, List<Parameter> parameters, String takes) {
    public Endpoint {
      parameters = List.copyOf(parameters);
    }
  }

  /// One parameter.
  public record Parameter(String name, String where, String type, boolean required) {}
}
