package abhaya.base.draft;

import abhaya.base.access.CurrentScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A draft goes when its form was taken: when the page that got it sends the reader on.
@Configuration(proxyBeanMethods = false)
class DraftConfig implements WebMvcConfigurer {
  private final DraftPage drafts;

  DraftConfig(DraftPage drafts) {
    this.drafts = drafts;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Taken(drafts));
  }

  /// Listens for forms that were taken.
  record Taken(DraftPage drafts) implements HandlerInterceptor {
    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      if (failure != null || !request.getMethod().equals("POST")) return;
      if (response.getStatus() != HttpStatus.SEE_OTHER.value()) return;
      var form = request.getParameter(DraftPage.FORM);
      if (form == null || !DraftPage.isForm(form)) return;
      CurrentScope.find().ifPresent(scope -> drafts.remove(scope, form));
    }
  }
}
