package dev.aadsts.bot.slack.workspace;

import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ThreadLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links to messages, as {@code chat.getPermalink} would give them, but without a call for each: all
 * that is missing is the address of the workspace, which comes along with commands and presses and
 * stands in the answer to {@code auth.test}. As long as nobody has told it, a link leads to the
 * channel only. Safe for use by many threads.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.getPermalink">Slack: permalinks</a>
 * @see <a href="https://docs.slack.dev/interactivity/deep-linking">Slack: deep linking</a>
 */
public final class SlackLinks implements ThreadLinks {
  private static final int MOST = 10_000;
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,80}");

  private final Map<String, String> addresses = new LruMap<>(MOST);

  /**
   * What comes along with commands and presses.
   *
   * @param domain {@code contoso} of {@code contoso.slack.com}
   */
  public void learnDomain(String team, String domain) {
    if (!team.isEmpty() && !knows(team) && DOMAIN.matcher(domain).matches()) {
      synchronized (addresses) {
        addresses.putIfAbsent(team, "https://" + domain + ".slack.com/");
      }
    }
  }

  /**
   * What Slack answers when it is asked, which is exact for every kind of Slack.
   *
   * @param address {@code https://contoso.slack.com/}
   */
  public void learnAddress(String team, String address) {
    if (!team.isEmpty() && address.startsWith("https://") && address.endsWith("/")) {
      synchronized (addresses) {
        addresses.put(team, address);
      }
    }
  }

  /** Whether links into that workspace lead to the message itself. */
  public boolean knows(String team) {
    return address(team).isPresent();
  }

  private Optional<String> address(String team) {
    synchronized (addresses) {
      return Optional.ofNullable(addresses.get(team));
    }
  }

  @Override
  public Optional<URI> to(Conversation conversation) {
    String link =
        address(conversation.workspace())
            .map(address -> inArchive(address, conversation))
            .orElseGet(() -> toChannel(conversation));
    return Optional.of(URI.create(link));
  }

  private static String inArchive(String address, Conversation conversation) {
    String thread = conversation.thread().map(ts -> "/p" + encoded(ts.replace(".", ""))).orElse("");
    return address + "archives/" + encoded(conversation.channel()) + thread;
  }

  private static String toChannel(Conversation conversation) {
    return "https://slack.com/app_redirect?team="
        + encoded(conversation.workspace())
        + "&channel="
        + encoded(conversation.channel());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
