package abhaya.response.intake;

import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import abhaya.base.web.Words;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The doors for signals in the manual of the API: they stand before what the manual sees by itself.
@Configuration(proxyBeanMethods = false)
class DoorsConfig {
  private static final String SIGNALS = "/api/v1/signals/";
  private static final List<String> WAYS =
      List.of(
          "voice", "sms", "sos", "email", "web", "chat", "whatsapp", "media", "iot", "external");
  private static final List<String> FIELDS =
      List.of("number", "text", "language", "device", "at", "call", "event", "queue", "digits");

  @Bean
  OpenApiCustomizer signalDoors(WordBook book) {
    return document -> {
      var words = book.in(Language.ENGLISH);
      for (var way : WAYS) {
        post(document, SIGNALS + way, "application/json", words).requestBody(common());
      }
      post(document, SIGNALS + "cap", "application/cap+xml", words);
      post(document, SIGNALS + "eido", "application/emergency.eido+json", words);
      post(document, "/els", "application/x-www-form-urlencoded", words);
      path(document, SIGNALS + "whatsapp").setGet(confirmation(words));
    };
  }

  private static Operation post(OpenAPI document, String path, String media, Words words) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var operation =
        new Operation()
            .summary(words.say("manual.of.post.signals." + name))
            .addParametersItem(text("Idempotency-Key", "header"))
            .requestBody(body(media, new StringSchema()))
            .responses(answers());
    path(document, path).setPost(operation);
    return operation;
  }

  private static PathItem path(OpenAPI document, String path) {
    var paths = document.getPaths();
    var known = paths == null ? null : paths.get(path);
    if (known != null) return known;
    var item = new PathItem();
    document.path(path, item);
    return item;
  }

  private static ApiResponses answers() {
    return new ApiResponses()
        .addApiResponse("202", answer("Kept: id, receivedAt, reference"))
        .addApiResponse("409", answer("The key came before with another body"))
        .addApiResponse("413", answer("More than 64 kB"))
        .addApiResponse("503", answer("Not stored: send again, or dial 112"));
  }

  private static ApiResponse answer(String about) {
    return new ApiResponse().description(about);
  }

  private static RequestBody common() {
    var schema = new Schema<Object>().type("object");
    for (var field : FIELDS) schema.addProperty(field, new StringSchema());
    var position = new Schema<Object>().type("object");
    for (var field : List.of("lat", "lon", "radiusMetres", "confidence")) {
      position.addProperty(field, new Schema<Object>().type("number"));
    }
    for (var field : List.of("method", "source", "at")) {
      position.addProperty(field, new StringSchema());
    }
    schema.addProperty("position", position);
    return body("application/json", schema);
  }

  private static RequestBody body(String media, Schema<?> schema) {
    var content = new Content().addMediaType(media, new MediaType().schema(schema));
    return new RequestBody().content(content);
  }

  private static Operation confirmation(Words words) {
    return new Operation()
        .summary(words.say("manual.of.get.signals.whatsapp"))
        .addParametersItem(text("hub.mode", "query"))
        .addParametersItem(text("hub.verify_token", "query"))
        .addParametersItem(text("hub.challenge", "query"))
        .responses(
            new ApiResponses()
                .addApiResponse("200", answer("The challenge"))
                .addApiResponse("403", answer("Not the word agreed on")));
  }

  private static Parameter text(String name, String in) {
    return new Parameter().name(name).in(in).required(false).schema(new StringSchema());
  }
}
