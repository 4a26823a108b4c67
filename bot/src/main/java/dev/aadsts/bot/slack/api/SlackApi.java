package dev.aadsts.bot.slack.api;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.request.views.ViewsPublishRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import java.util.stream.Stream;

/**
 * The calls to one workspace of Slack that we make, each of which either succeeds or says what is
 * known of it. Safe for use by many threads; blocks.
 */
public final class SlackApi {
  /** What this edge is called in events and metrics. */
  public static final String EDGE = "slack";

  private final Calls calls;
  private final Messages messages;

  /**
   * @param tokens of the workspace that is called; told where Slack says that one does not do
   */
  public SlackApi(SlackClient client, TokenSource tokens, DeliveryMetrics metrics) {
    this.calls = new Calls(client, tokens, metrics);
    this.messages = new Messages(calls);
  }

  /** The messages there. */
  public Messages messages() {
    return messages;
  }

  /** Opens a modal, within three seconds of the press that the trigger comes from. */
  public void openView(String triggerId, String view) throws DeliveryException {
    calls.call(
        "views.open",
        Kind.UNCERTAIN,
        methods ->
            methods.viewsOpen(
                ViewsOpenRequest.builder().triggerId(triggerId).viewAsString(view).build()));
  }

  /** Adds a reaction to a message; true, or it fails. */
  public boolean addReaction(String channel, String ts, String name) throws DeliveryException {
    return reacted(
        "already_reacted",
        () ->
            calls.call(
                "reactions.add",
                Kind.NOT_DELIVERED,
                methods ->
                    methods.reactionsAdd(
                        request -> request.channel(channel).timestamp(ts).name(name))));
  }

  /** Takes a reaction of ours back; true, or it fails. */
  public boolean removeReaction(String channel, String ts, String name) throws DeliveryException {
    return reacted(
        "no_reaction",
        () ->
            calls.call(
                "reactions.remove",
                Kind.NOT_DELIVERED,
                methods ->
                    methods.reactionsRemove(
                        request -> request.channel(channel).timestamp(ts).name(name))));
  }

  @FunctionalInterface
  private interface Reaction {
    SlackApiTextResponse run() throws DeliveryException;
  }

  private static boolean reacted(String before, Reaction reaction) throws DeliveryException {
    try {
      return reaction.run().isOk();
    } catch (DeliveryException e) {
      if (SlackRefusal.behind(e).code().equals(before)) {
        return true; // As the event is handled a second time.
      }
      throw e;
    }
  }

  /** What a person is called; empty where they are called nothing. */
  public String nameOf(String user) throws DeliveryException {
    UsersInfoResponse found =
        calls.call(
            "users.info", Kind.NOT_DELIVERED, methods -> methods.usersInfo(r -> r.user(user)));
    User.Profile profile = found.getUser().getProfile();
    return Stream.of(profile.getDisplayName(), profile.getRealName(), found.getUser().getName())
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Shows somebody that in their Home tab. */
  public void publishHome(String user, String view) throws DeliveryException {
    calls.call(
        "views.publish",
        Kind.NOT_DELIVERED,
        methods ->
            methods.viewsPublish(
                ViewsPublishRequest.builder().userId(user).viewAsString(view).build()));
  }

  /** Asks who we are. */
  public AuthTestResponse authTest() throws DeliveryException {
    return calls.call(
        "auth.test", Kind.NOT_DELIVERED, methods -> methods.authTest(request -> request));
  }
}
