package dev.aadsts.bot.slack.api;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.reactions.ReactionsAddResponse;
import com.slack.api.methods.response.reactions.ReactionsRemoveResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import dev.aadsts.bot.connections.SendOnce;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import java.io.IOException;

/**
 * Calls one workspace with its token: measured, and with everything that can go wrong turned into
 * what is then known. Safe for use by many threads; blocks.
 *
 * @param tokens told where Slack says that one does not do
 */
record Calls(SlackClient client, TokenSource tokens, DeliveryMetrics metrics) {
  /** A call through the classes of the SDK. */
  @FunctionalInterface
  interface Call<T extends SlackApiTextResponse> {
    T run(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** A call with the token alone, past the classes of the SDK. */
  @FunctionalInterface
  interface Raw<T extends SlackApiTextResponse> {
    T run(String token) throws IOException, SlackApiException;
  }

  /** Calls that method of the Web API. */
  <T extends SlackApiTextResponse> T call(String method, Kind whereUnclear, Call<T> call)
      throws DeliveryException {
    return raw(method, whereUnclear, token -> call.run(client.slack().methods(token)));
  }

  /** Calls that method of the Web API with the token alone, past the classes of the SDK. */
  <T extends SlackApiTextResponse> T raw(String method, Kind whereUnclear, Raw<T> call)
      throws DeliveryException {
    return metrics.call(SlackApi.EDGE, method, () -> judged(whereUnclear, call));
  }

  private <T extends SlackApiTextResponse> T judged(Kind whereUnclear, Raw<T> call)
      throws DeliveryException {
    String token = tokens.token();
    T response;
    try {
      response = call.run(token);
    } catch (SlackApiException e) {
      throw SlackAnswer.failure(e.getResponse(), whereUnclear, "");
    } catch (SendOnce.NotSentException e) {
      throw new DeliveryException(Kind.NOT_DELIVERED, "Slack cannot be reached", e);
    } catch (IOException e) {
      throw new DeliveryException(whereUnclear, "No answer from Slack", e);
    } catch (JsonParseException e) {
      throw new DeliveryException(whereUnclear, "Slack's answer is no JSON", e);
    }
    if (!response.isOk()) {
      throw refused(response, token, whereUnclear);
    }
    return response;
  }

  private DeliveryException refused(
      SlackApiTextResponse response, String token, Kind whereUnclear) {
    DeliveryException e = SlackAnswer.refusal(response, whereUnclear);
    SlackRefusal refusal = SlackRefusal.behind(e);
    // Looking for a message needs a scope that we can do without.
    if (refusal.token() && !isLookup(response) && !isExtra(response, refusal)) {
      tokens.refused(token, refusal);
    }
    return e;
  }

  // Nothing is wrong where nobody has granted what we can do without.
  private static boolean isExtra(SlackApiTextResponse response, SlackRefusal refusal) {
    return refusal.code().equals("missing_scope")
        && (response instanceof ReactionsAddResponse
            || response instanceof ReactionsRemoveResponse
            || response instanceof UsersInfoResponse);
  }

  private static boolean isLookup(SlackApiTextResponse response) {
    return response instanceof ConversationsHistoryResponse
        || response instanceof ConversationsRepliesResponse;
  }
}
