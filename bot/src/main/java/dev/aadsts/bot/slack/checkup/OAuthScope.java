package dev.aadsts.bot.slack.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What Slack can let us do, and what we want it for. The manifests ask for these. */
public enum OAuthScope {
  APP_MENTIONS_READ("app_mentions:read", Need.ALWAYS, "to read what mentions the bot"),
  CHAT_WRITE("chat:write", Need.ALWAYS, "to answer"),
  COMMANDS("commands", Need.ALWAYS, "for /aadsts and the shortcuts"),
  IM_HISTORY("im:history", Need.ALWAYS, "to read what somebody writes to the bot alone"),
  CHANNELS_HISTORY(
      "channels:history", Need.AUTODETECT, "to detect errors in public channels it is in"),
  GROUPS_HISTORY(
      "groups:history", Need.AUTODETECT, "to detect errors in private channels it is in"),
  REACTIONS_WRITE("reactions:write", Need.RECEIPTS, "for receipts, where that setting is on"),
  USERS_READ("users:read", Need.NAMES, "for names of people who never pressed a button");

  /** Who needs a scope. */
  public enum Need {
    /** Nothing works without it. */
    ALWAYS,
    /** Who wants errors to be detected that nobody asked about. */
    AUTODETECT,
    /** Who wants reactions on questions. Nothing else is left out without it. */
    RECEIPTS,
    /**
     * Who wants to read names of people who have not spoken yet. Nothing else is left out without
     * it.
     */
    NAMES;

    /** What people write who want to be asked for its scopes. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The events of the manifest; none of them needs more than {@link Need#ALWAYS}. */
  public static final List<String> EVENTS =
      List.of("app_mention", "message.im", "app_home_opened", "app_uninstalled", "tokens_revoked");

  /** The further ones of who wants errors to be detected. */
  public static final List<String> AUTODETECT_EVENTS =
      List.of("message.channels", "message.groups");

  private final String id;
  private final Need need;
  private final String purpose;

  OAuthScope(String id, Need need, String purpose) {
    this.id = id;
    this.need = need;
    this.purpose = purpose;
  }

  /** Slack's name for it. */
  public String id() {
    return id;
  }

  /** Who needs it. */
  public Need need() {
    return need;
  }

  /** The name with what it is for. */
  String explained() {
    return id + " (" + purpose + ")";
  }

  /** What people may want besides what is always needed: scopes by the word for them. */
  public static Map<String, List<String>> offered() {
    return Arrays.stream(values())
        .filter(scope -> scope.need != Need.ALWAYS)
        .collect(
            Collectors.groupingBy(
                scope -> scope.need.word(),
                Collectors.mapping(OAuthScope::id, Collectors.toList())));
  }

  /** Those that are needed for these. */
  public static List<OAuthScope> neededBy(List<Need> needs) {
    return Arrays.stream(values()).filter(scope -> needs.contains(scope.need())).toList();
  }
}
