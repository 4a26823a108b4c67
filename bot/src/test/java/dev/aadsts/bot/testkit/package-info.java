/** What tests of several packages share: hand-made articles, a clock to turn, fresh databases. */
@NullMarked
package dev.aadsts.bot.testkit;

import org.jspecify.annotations.NullMarked;
