package dev.aadsts.bot.reliability;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one run showed.
 *
 * @param acknowledged how long attempts took that went to a process that was ready and lived on,
 *     shortest first
 * @param again how long it took for events that had to be delivered again, since the first attempt,
 *     shortest first
 * @param answered how long the people waited for the last message of their answer, shortest first
 * @param repeated deliveries beyond the first of an event
 * @param needless whole answers of which the person was told that something went wrong
 * @param kills processes killed
 * @param posts messages that reached Slack
 */
record Outcome(
    Load load,
    Map<Fate, Integer> fates,
    List<Duration> acknowledged,
    List<Duration> again,
    List<Duration> answered,
    int unacknowledged,
    int repeated,
    int needless,
    int kills,
    int posts,
    Duration took) {

  int count(Fate fate) {
    return fates.getOrDefault(fate, 0);
  }

  /** As a table for the report. */
  String markdown(String title) {
    return """
    ### %s

    | What | Number |
    |---|---|
    | Questions, a second | %,d, %d |
    | Processes, kill -9 | %d, %d times |
    | Delivered again, after no acknowledgement or to two processes at once | %,d |
    | Never acknowledged | %d |
    | Answered completely, each message once | %,d |
    | ... of these told all the same that something went wrong | %d |
    | Uncertain: a message was on its way when the process died; the person was told | %d |
    | Doubled | %d |
    | Lost | %d |
    | Acknowledged by a process that lives within, p50 / p99 / longest of %,d | %s / %s / %s |
    | Acknowledged where the first attempt was not, after p50 / p99 / longest of %,d | %s / %s / %s |
    | Whole answer after, p50 / p99 / longest | %s / %s / %s |
    | Messages that reached Slack | %,d |
    | Slack takes for a call, fails | %d ms, %.1f %% |
    | The run took | %d s |
    """
        .formatted(
            title,
            load.events(),
            load.rate(),
            load.replicas(),
            kills,
            repeated,
            unacknowledged,
            count(Fate.ANSWERED),
            needless,
            count(Fate.UNCERTAIN),
            count(Fate.DOUBLED),
            count(Fate.LOST),
            acknowledged.size(),
            percentile(acknowledged, 0.5),
            percentile(acknowledged, 0.99),
            percentile(acknowledged, 1),
            again.size(),
            percentile(again, 0.5),
            percentile(again, 0.99),
            percentile(again, 1),
            percentile(answered, 0.5),
            percentile(answered, 0.99),
            percentile(answered, 1),
            posts,
            load.slackDelay().toMillis(),
            load.slackFaults() * 100,
            took.toSeconds());
  }

  private static String percentile(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return "-";
    }
    Duration found = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    return found.compareTo(Duration.ofSeconds(10)) < 0
        ? found.toMillis() + " ms"
        : found.toSeconds() + " s";
  }
}
