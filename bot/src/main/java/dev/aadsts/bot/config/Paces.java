package dev.aadsts.bot.config;

import dev.aadsts.bot.delivery.pace.Pace;

/**
 * How fast we speak, so that the platforms do not refuse us.
 *
 * @param slackChannel in one channel
 * @param slackWorkspace in all channels of a workspace
 * @param teamsThread in one thread, or one chat
 * @param teamsTenant in all threads of a tenant
 */
public record Paces(Pace slackChannel, Pace slackWorkspace, Pace teamsThread, Pace teamsTenant) {}
