package dev.aadsts.bot.reliability;

import dev.aadsts.bot.reliability.SlackWorkspace.Post;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What became of a question, as the people in the workspace see it. */
enum Fate {
  /** The whole answer is there, each message once. */
  ANSWERED,
  /** A message of the answer is there more than once. */
  DOUBLED,
  /**
   * Nobody can know whether a message arrived that was on its way when the process was killed: the
   * person was told that something went wrong.
   */
  UNCERTAIN,
  /** Something is missing, and nobody was told. */
  LOST;

  private static final Pattern INCIDENT = Pattern.compile("Something went wrong on my side");

  /** The words and looks of a message; ids of blocks differ from one to the next. */
  static String look(Post post) {
    return post.text() + post.blocks().toString().replaceAll("\"block_id\":\"[^\"]*\",?", "");
  }

  /**
   * Judges.
   *
   * @param posts where the answer belongs
   * @param whispers what only the person saw
   * @param whole how many different messages the whole answer has
   */
  static Fate of(List<Post> posts, List<Post> whispers, int whole) {
    List<String> looks = posts.stream().filter(post -> !isApology(post)).map(Fate::look).toList();
    Set<String> different = new HashSet<>(looks);
    if (different.size() < looks.size()) {
      return DOUBLED;
    }
    if (different.size() >= whole) {
      return ANSWERED;
    }
    boolean told =
        posts.stream().anyMatch(Fate::isApology) || whispers.stream().anyMatch(Fate::isApology);
    return told ? UNCERTAIN : LOST;
  }

  static boolean isApology(Post post) {
    return INCIDENT.matcher(post.text() + post.blocks()).find();
  }
}
