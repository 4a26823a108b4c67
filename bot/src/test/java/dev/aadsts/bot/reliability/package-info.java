/**
 * Shows what is promised about lost and doubled answers, with the shipped process, a fake Slack on
 * loopback, and kills. {@code mvn -Preliability verify} runs it in full; the results are in {@code
 * deploy/RELIABILITY.md}.
 */
@NullMarked
package dev.aadsts.bot.reliability;

import org.jspecify.annotations.NullMarked;
