package dev.aadsts.bot.slack.api;

import com.slack.api.model.Message;
import dev.aadsts.bot.digest.Sha256;
import java.util.HexFormat;

/**
 * What we attach to a message so that we know it again: which part of the answer to which event it
 * is. Others in the workspace can read it, so it has only a hash of the event's id.
 *
 * @see <a href="https://docs.slack.dev/messaging/message-metadata">Slack: message metadata</a>
 */
record ReplyMark(String event, String part) {
  /** The type of our metadata. */
  static final String TYPE = "aadsts_reply";

  private static final String EVENT = "event";
  private static final String PART = "part";

  static ReplyMark of(String eventId, String part) {
    return new ReplyMark(HexFormat.of().formatHex(Sha256.of(eventId), 0, 16), part);
  }

  /** As the metadata of a message. Neither half has anything that JSON would escape. */
  String json() {
    return ("{\"event_type\":\"" + TYPE + "\",\"event_payload\":{")
        + ("\"" + EVENT + "\":\"" + event + "\",\"" + PART + "\":\"" + part + "\"}}");
  }

  /** Whether that message is the one. */
  boolean isOn(Message message) {
    Message.Metadata metadata = message.getMetadata();
    return metadata != null
        && TYPE.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && event.equals(metadata.getEventPayload().get(EVENT))
        && part.equals(metadata.getEventPayload().get(PART));
  }
}
