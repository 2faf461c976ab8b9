package abhaya.base.web;

import abhaya.base.platform.AbhayaSettings;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Words, templates, files of the browser.
@Configuration(proxyBeanMethods = false)
class WebConfig {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  @Bean
  WordBook wordBook(@Value("${abhaya.strict-words:false}") boolean strict) {
    return WordBook.load(strict);
  }

  @Bean
  TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(ContentType.Html);
  }

  @Bean
  Visit.Installation installation(AbhayaSettings settings) {
    var version = WebConfig.class.getPackage().getImplementationVersion();
    return new Visit.Installation(
        Assets.load(), settings.demo(), Objects.requireNonNullElse(version, "0.1.0"));
  }

  @Bean
  WebMvcConfigurer browserFiles(Visits visits, Visit.Installation installation) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler(installation.assets().prefix() + "/**")
            .addResourceLocations("classpath:/static/")
            .setCacheControl(FOR_EVER);
        registry
            .addResourceHandler("/vendor/**")
            .addResourceLocations("classpath:/static/vendor/")
            .setCacheControl(FOR_EVER);
      }
    };
  }
}
