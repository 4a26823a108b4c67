package dev.aadsts.bot.slack.event;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.TextLimit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names of people, as commands and presses bring them along; messages bring only an id. Asking
 * Slack would take a call for each message and a scope to read everybody's profile, and a mention
 * ({@code <@U1>}) would notify them each time a card is posted. So who has only written is "a
 * colleague" until they first press something. Safe for use by many threads.
 */
public final class People {
  private static final int MOST = 5_000;
  // Enough for any name; a name must not fill a card.
  private static final int LONGEST = 60;

  private final Map<String, String> names = Collections.synchronizedMap(new LruMap<>(MOST));

  /** Who pressed a button. */
  public Person of(BlockActionPayload payload) {
    BlockActionPayload.User user = payload.getUser();
    BlockActionPayload.Team team = payload.getTeam();
    String name = user.getName() == null ? user.getUsername() : user.getName();
    return named(team.getId(), user.getId(), name)
        .external(Companies.differ(user.getTeamId(), team.getId(), team.getEnterpriseId()));
  }

  /** Who sent a window off. */
  public Person of(ViewSubmissionPayload payload) {
    ViewSubmissionPayload.User user = payload.getUser();
    ViewSubmissionPayload.Team team = payload.getTeam();
    String name = user.getName() == null ? user.getUsername() : user.getName();
    return named(team.getId(), user.getId(), name)
        .external(Companies.differ(user.getTeamId(), team.getId(), team.getEnterpriseId()));
  }

  /**
   * Who used the shortcut on a message. Of whatever company they are: it explains and changes
   * nothing, and what is pressed in its answer tells the company again.
   */
  public Person of(MessageShortcutPayload payload) {
    MessageShortcutPayload.User user = payload.getUser();
    return named(payload.getTeam().getId(), user.getId(), user.getName());
  }

  /** Somebody whose name comes along. */
  public Person named(String team, String id, @Nullable String name) {
    if (name == null || name.isBlank() || name.contains("@")) {
      return known(team, id);
    }
    String shown = TextLimit.shortened(name.strip(), LONGEST);
    names.put(team + "/" + id, shown);
    return new Person(id, shown);
  }

  /** Somebody whose name came along before. */
  public Optional<Person> met(String team, String id) {
    return Optional.ofNullable(names.get(team + "/" + id)).map(name -> new Person(id, name));
  }

  /** Somebody of whom only the id comes along. */
  public Person known(String team, String id) {
    return met(team, id).orElseGet(() -> Person.unnamed(id));
  }
}
