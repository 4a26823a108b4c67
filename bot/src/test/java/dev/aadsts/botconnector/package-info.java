/**
 * Microsoft's half of a Teams bot on loopback, for tests: {@link
 * dev.aadsts.botconnector.FakeConnector} is the Bot Connector, {@link
 * dev.aadsts.botconnector.FakeMicrosoft} the two login services. Knows nothing of this bot, so that
 * any bot on the JVM can be tried against it; the README beside this file says how.
 */
@NullMarked
package dev.aadsts.botconnector;

import org.jspecify.annotations.NullMarked;
