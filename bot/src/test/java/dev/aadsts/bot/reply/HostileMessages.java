package dev.aadsts.bot.reply;

import dev.aadsts.bot.testkit.Hostile;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Messages whose every word an attacker wrote; only the links are ours. */
public final class HostileMessages {
  /** The one address that such a message links to. */
  public static final String OUR_LINK = "https://aadsts.contoso.com/codes/50105";

  private HostileMessages() {}

  /** A message with parts of every kind. */
  public static Message next(Random random) {
    return new Message(
        "About " + Hostile.text(random),
        List.of(
            new Part.Title(Hostile.text(random)),
            new Part.Heading(Hostile.text(random)),
            new Part.Prose(rich(random)),
            new Part.Question(rich(random)),
            new Part.Facts(
                List.of(
                    new Part.Fact(Hostile.text(random), Hostile.text(random), true),
                    new Part.Fact(Hostile.text(random), Hostile.text(random), false))),
            new Part.Bullets(List.of(rich(random), rich(random))),
            new Part.Steps(
                List.of(
                    new Part.Step(rich(random), Optional.of(command(random))),
                    new Part.Step(rich(random), Optional.empty()))),
            new Part.Items(
                List.of(
                    new Part.Item(Part.Mark.TODO, rich(random), Optional.of(button(random))),
                    new Part.Item(
                        Part.Mark.TODO,
                        rich(random),
                        Optional.of(button(random)),
                        Optional.of(command(random))),
                    new Part.Item(Part.Mark.DONE, rich(random), Optional.empty()))),
            command(random),
            new Part.Notice(Part.Tone.WARNING, rich(random)),
            new Part.Notice(Part.Tone.HOUSE, rich(random)),
            new Part.Choices(List.of(button(random)), true)));
  }

  private static RichText rich(Random random) {
    return new RichText(
        List.of(
            new RichText.Plain(Hostile.text(random)),
            new RichText.Code(Hostile.text(random)),
            new RichText.Anchor(Hostile.text(random), OUR_LINK)));
  }

  private static Part.Snippet command(Random random) {
    return new Part.Snippet("text", Hostile.text(random));
  }

  private static Button button(Random random) {
    return Button.of(Hostile.text(random), new Intent.Explain(new ErrorCode(50105)));
  }
}
