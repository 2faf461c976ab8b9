package abhaya.base.manual;

import abhaya.base.manual.ManualView.Endpoint;
import abhaya.base.manual.ManualView.Group;
import abhaya.base.manual.ManualView.Parameter;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document as a page for people.
@Controller
class ManualPage {
  private static final String DOCUMENT = "/api/openapi.json";
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final OpenApiWebMvcResource openApi;
  private final Pages pages;
  private final JsonMapper json;

  ManualPage(OpenApiWebMvcResource openApi, Pages pages, JsonMapper json) {
    this.openApi = openApi;
    this.pages = pages;
    this.json = json;
  }

  @GetMapping("/api/docs")
  ResponseEntity<String> show(Visit visit, HttpServletRequest request) throws IOException {
    var bytes = openApi.openapiJson(request, DOCUMENT, Locale.ENGLISH);
    var view = new ManualView(DOCUMENT, groups(json.readTree(bytes).path("paths"), visit.words()));
    return pages.render(
        "manual/manual", PageFrame.of(visit, visit.words().say("manual.title")), view);
  }

  private static List<Group> groups(JsonNode paths, Words words) {
    var groups = new TreeMap<String, List<Endpoint>>();
    for (var path : paths.properties()) {
      if (!path.getKey().startsWith("/api/v1/")) continue;
      var subject = path.getKey().split("/", -1)[3];
      for (var method : METHODS) {
        var operation = path.getValue().path(method);
        if (operation.isMissingNode()) continue;
        var endpoint = endpoint(method, path.getKey(), operation, words);
        groups.computeIfAbsent(subject, name -> new ArrayList<>()).add(endpoint);
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static Endpoint endpoint(String method, String path, JsonNode operation, Words words) {
    var parameters = new ArrayList<Parameter>();
    for (var parameter : operation.path("parameters")) {
      parameters.add(
          new Parameter(
              parameter.path("name").asString(""),
              parameter.path("in").asString(""),
              parameter.path("schema").path("type").asString(""),
              parameter.path("required").asBoolean(false)));
    }
    var takes = new ArrayList<String>();
    for (var form : operation.path("requestBody").path("content").properties()) {
      takes.add(form.getKey());
    }
    return new Endpoint(
        method.toUpperCase(Locale.ROOT),
        path,
        OperationWords.about(words, method, path),
        parameters,
        String.join(", ", takes));
  }
}
