package dev.aadsts.kb.content.command;

import dev.aadsts.kb.Command;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes a command fail, mislead or harm where it is pasted as it stands. */
public final class Commands {
  private static final Pattern GRAPH = Pattern.compile("https://graph\\.microsoft\\.com\\b");

  private Commands() {}

  /** What is wrong with a command in that language. */
  public static Stream<String> wrongWith(Command.Language language, String text) {
    return Stream.concat(
        GRAPH.matcher(text).find()
            ? Stream.of("Write https://{graph-host}: the error may have happened in another cloud.")
            : Stream.empty(),
        switch (language) {
          case POWERSHELL -> Stream.concat(Tables.wrongWith(text), PowerShell.wrongWith(text));
          case BASH -> Shell.wrongWith(text);
          case KQL, HTTP -> Stream.empty();
        });
  }
}
