package dev.aadsts.bot.slack.request;

import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.http.Endpoint;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.slack.api.SlackApi;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes over HTTP: lets through to the {@link SlackEndpoint} what Slack has signed, and
 * nothing else. Called by many threads.
 */
public final class SignedEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SignedEndpoint.class);

  private final SenderCheck sender;
  private final SlackEndpoint endpoint;
  private final DeliveryMetrics metrics;

  public SignedEndpoint(SenderCheck sender, SlackEndpoint endpoint, DeliveryMetrics metrics) {
    this.sender = sender;
    this.endpoint = endpoint;
    this.metrics = metrics;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return begin(request).join();
  }

  @Override
  public CompletableFuture<HttpResponse> begin(HttpRequest request) {
    return metrics.acknowledgingLater(SlackApi.EDGE, () -> checked(request));
  }

  @Override
  public boolean isPrompt() {
    return true;
  }

  private CompletableFuture<HttpResponse> checked(HttpRequest request) {
    Optional<SenderCheck.Doubt> doubt = sender.doubt(request);
    if (doubt.isPresent()) {
      metrics.refused(SlackApi.EDGE, doubt.get());
      LOG.warn("Refused a request for {} {}", request.path(), doubt.get());
      return CompletableFuture.completedFuture(HttpResponse.empty(401));
    }
    return endpoint.genuine(request);
  }
}
