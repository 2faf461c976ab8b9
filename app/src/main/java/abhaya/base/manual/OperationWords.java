package abhaya.base.manual;

import abhaya.base.access.Scope;
import abhaya.base.web.Language;
import abhaya.base.web.Visit;
import abhaya.base.web.WordBook;
import abhaya.base.web.Words;
import io.swagger.v3.oas.models.PathItem;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What each operation of the API is for, in words; and that who asks is no parameter of it.
@Configuration(proxyBeanMethods = false)
class OperationWords {
  private static final String API = "/api/v1/";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Scope.class, Visit.class);
  }

  @Bean
  OpenApiCustomizer operationsInWords(WordBook book) {
    return document -> {
      if (document.getPaths() == null) return;
      var words = book.in(Language.ENGLISH);
      document
          .getPaths()
          .forEach((path, item) ->
              item.readOperationsMap()
                  .forEach((method, operation) ->
                      operation.setSummary(about(words, name(method), path))));
    };
  }

  private static String name(PathItem.HttpMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  /// Empty for an operation that nobody described.
  static String about(Words words, String method, String path) {
    if (!path.startsWith(API)) return "";
    var place = path.substring(API.length()).replace("{", "").replace("}", "").replace('/', '.');
    var key = "manual.of." + method + "." + place;
    return words.has(key) ? words.say(key) : "";
  }
}
