package dev.aadsts.bot.cli;

/** What a command writes. Lower case, as people type it after {@code --format}. */
enum OutputFormat {
  text,
  json
}
