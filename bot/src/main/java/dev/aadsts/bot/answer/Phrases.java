package dev.aadsts.bot.answer;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.fill.RichText;
import dev.aadsts.kb.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the bot says besides explaining a code. */
public final class Phrases {
  static final int MOST_HITS = 5;
  private static final int LONGEST_ECHO = 60;
  private static final RichText WHERE =
      new RichText(
          List.of(
              new RichText.Plain("A code such as "),
              new RichText.Code("AADSTS50105"),
              new RichText.Plain(
                  " says it better. On the error page, look under Troubleshooting details or More"
                      + " details.")));
  private static final Pattern PLAIN_WORDS =
      Pattern.compile(
          "(?:[\\p{L}\\p{M}]{1,20}|\\d{1,7})(?:["
              + " '-]{1,3}(?:[\\p{L}\\p{M}]{1,20}|\\d{1,7}))*\u2026?");

  private Phrases() {}

  /** How to use the bot, for whoever is alone with it. */
  public static Reply help() {
    return help(Addressing.DIRECT);
  }

  /** How to use the bot, with its commands as they are typed by whoever reached it in that way. */
  public static Reply help(Addressing addressing) {
    String call = addressing.call();
    // Slack takes no command in a thread.
    String inThread = (call.isEmpty() ? Addressing.DIRECT : Addressing.MENTION).call();
    return help(
        call,
        command(inThread + "note ...", "add a note to the checklist of a thread"),
        command(call + "status", "list the open checklists here"),
        command(call + "private 50105", "show the answer only to you"),
        command(call + "public 50105", "show the answer to everybody, where answers are private"),
        command(call + "settings", "see and change what I do here"));
  }

  /** How to use it where one person types, and presses buttons by their number. */
  static Reply helpInTerminal() {
    return help(
        "",
        command("note ...", "add a note to the open checklist"),
        command("status", "list the open checklists"),
        command("1", "press the button with that number"),
        command("exit", "leave"));
  }

  private static Reply help(String call, RichText... more) {
    var commands =
        Stream.concat(
                Stream.of(
                    command(call + "120021", "explain a code"),
                    command(
                        call + "AADSTS50105: Your administrator ...", "explain a pasted message"),
                    command(call + "search reply url mismatch", "find codes by words"),
                    command(call + "checklist 50105", "explain and start a checklist")),
                Stream.of(more))
            .toList();
    return reply(
        "I explain Microsoft Entra ID sign-in errors. Send me a code or a whole error message.",
        new Part.Title("Sign-in errors of Microsoft Entra ID, explained"),
        new Part.Prose(
            plain(
                "Send me a code or the whole error message. I say what it means, who can fix it,"
                    + " and what to check, in order. A checklist lets your team work through it"
                    + " together.")),
        new Part.Bullets(commands),
        new Part.Notice(
            Part.Tone.QUIET,
            plain(
                "Nothing you paste is kept beyond the answer, except the IDs of an error on its"
                    + " checklist.")));
  }

  static Reply askForAnError(Addressing addressing) {
    return reply(
        "Which error? Send me a code or paste the whole error message.",
        new Part.Prose(
            new RichText(
                List.of(
                    new RichText.Plain("Which error? Send me a code such as "),
                    new RichText.Code(addressing.call() + "120021"),
                    new RichText.Plain(" or paste the whole error message. "),
                    new RichText.Code(addressing.call() + "help"),
                    new RichText.Plain(" lists what else I can do.")))));
  }

  static Reply welcome() {
    String text = "You are welcome.";
    return reply(text, new Part.Prose(plain(text)));
  }

  static Reply unknown(ErrorCode code, Cloud cloud, List<Article> lookalikes, List<Hit> hits) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(code + " is not on file"));
    parts.add(
        new Part.Prose(
            new RichText(
                List.of(
                    new RichText.Plain(
                        "I have no article for this code. Microsoft's page may describe it: "),
                    new RichText.Anchor(
                        cloud.errorPage(code).substring("https://".length()),
                        cloud.errorPage(code))))));
    if (!lookalikes.isEmpty()) {
      parts.add(new Part.Heading("Did you mean one of these?"));
      parts.addAll(list(lookalikes));
    }
    List<Article> others =
        hits.stream().map(Hit::article).filter(article -> !lookalikes.contains(article)).toList();
    if (!others.isEmpty()) {
      parts.add(new Part.Heading("The words of the message fit these"));
      parts.addAll(list(others));
    }
    return new Reply(new Message(code + " is not on file.", parts), List.of(), Audience.EVERYONE);
  }

  /** The outcome of a search for these words. */
  static Reply found(String words, List<Hit> hits) {
    if (hits.isEmpty()) {
      return nothingFits();
    }
    String title =
        echo(words).map(echo -> "Codes that fit \u201c" + echo + "\u201d").orElse("Codes that fit");
    return hits(title, hits);
  }

  /**
   * What a text without a code may be about. Does not repeat the text: whoever pasted it may not
   * have looked at what is in it.
   */
  static Reply guessed(List<Hit> hits) {
    if (hits.isEmpty()) {
      return nothingFits();
    }
    Reply guess = hits("No code in that, but its words fit these", hits);
    return guess.withRoot(
        guess.root().titledAbove(List.of(new Part.Notice(Part.Tone.QUIET, WHERE))));
  }

  private static Reply nothingFits() {
    return reply(
        "I found no error code in that, and nothing on file fits the words.",
        new Part.Prose(
            new RichText(
                List.of(
                    new RichText.Plain(
                        "I found no error code in that, and nothing on file fits the words. Send me"
                            + " a code such as "),
                    new RichText.Code("120021"),
                    new RichText.Plain(", the whole error message, or "),
                    new RichText.Code("help"),
                    new RichText.Plain(".")))));
  }

  private static Reply hits(String title, List<Hit> hits) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(title));
    parts.addAll(list(hits.stream().map(Hit::article).toList()));
    String summary = hits.size() == 1 ? "One article fits." : hits.size() + " articles fit.";
    return new Reply(new Message(summary, parts), List.of(), Audience.EVERYONE);
  }

  // What each is called, and a button for each.
  private static List<Part> list(List<Article> all) {
    List<Article> articles = all.stream().limit(MOST_HITS).toList();
    var lines =
        articles.stream()
            .map(
                article ->
                    new RichText(
                        List.of(
                            new RichText.Code(article.code().toString()),
                            new RichText.Plain(" " + article.title()))))
            .toList();
    var buttons =
        articles.stream()
            .map(
                article -> Button.of(article.code().toString(), new Intent.Explain(article.code())))
            .toList();
    return List.of(new Part.Bullets(lines), new Part.Choices(buttons, true));
  }

  static Message rotate(String credential) {
    return message(
        "Your message seems to contain " + credential + ". Rotate it.",
        new Part.Notice(
            Part.Tone.WARNING,
            plain(
                "Your message seems to contain "
                    + credential
                    + ". Whoever can read that message can use it: delete the message if you can,"
                    + " and rotate or revoke the secret now. I have not kept it.")));
  }

  /** A button that means nothing to this version of the bot. */
  public static Reply unusableButton() {
    String text =
        "This button is from another version of me and no longer works. Send me the code again.";
    return reply(text, new Part.Prose(plain(text)));
  }

  static Reply thanks(ErrorCode code) {
    String text = "Thank you. Noted that the article about " + code + " is wrong or outdated.";
    return reply(text, new Part.Prose(plain(text)));
  }

  static Reply notReported(String credential) {
    String text =
        "Your words seem to contain "
            + credential
            + ", so I have not kept them. Please say it again without.";
    return reply(text, new Part.Notice(Part.Tone.WARNING, plain(text)));
  }

  static Reply tooLongToReport(int length) {
    String text =
        "Please say it in %,d characters or fewer; that was %,d. Nothing was kept."
            .formatted(Feedback.LONGEST, length);
    return reply(text, new Part.Prose(plain(text)));
  }

  /**
   * Something broke on our side.
   *
   * @param incident the id under which the log has it
   */
  public static Reply brokeDown(String incident) {
    String text =
        "Something went wrong on my side, and I could not answer. Please try again; if that"
            + " fails too, tell whoever runs me the ID "
            + incident
            + ".";
    return reply(text, new Part.Notice(Part.Tone.WARNING, plain(text)));
  }

  /**
   * The store did not take what somebody asked, at least not in time.
   *
   * @param incident the id under which the log has it
   */
  public static Reply notRecorded(String incident) {
    String text =
        "I could not save this in time. If nothing happens within a minute, please try again;"
            + " if that fails too, tell whoever runs me the ID "
            + incident
            + ".";
    return reply(text, new Part.Notice(Part.Tone.WARNING, plain(text)));
  }

  private static RichText command(String typed, String does) {
    return new RichText(List.of(new RichText.Code(typed), new RichText.Plain(" \u2013 " + does)));
  }

  // Words only: what has other signs in it may be an address, a name or a secret.
  private static Optional<String> echo(String words) {
    String text = TextLimit.shortened(words.strip().replaceAll("\\s+", " "), LONGEST_ECHO);
    return PLAIN_WORDS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static Reply reply(String summary, Part... parts) {
    return new Reply(message(summary, parts), List.of(), Audience.EVERYONE);
  }

  private static Message message(String summary, Part... parts) {
    return new Message(summary, List.of(parts));
  }
}
