package dev.aadsts.bot.slack.checkup;

import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.slack.install.Registry;
import dev.aadsts.bot.slack.workspace.Workspace;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Looks closely at the newest of many installations, and counts the others. */
public final class WorkspacesCheckup {
  private static final int LOOKED_AT = 5;

  private final InstallationStore store;
  private final Workspaces workspaces;
  private final Clock clock;

  public WorkspacesCheckup(Registry registry, Workspaces workspaces, Clock clock) {
    this.store = registry.store();
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Asks the store and Slack; waits for the answers. */
  public List<Remark> look() {
    int count = store.count();
    var remarks = new ArrayList<Remark>();
    remarks.add(
        count == 0
            ? Remark.note(
                "slack installs", "nobody has installed it yet: /slack/install is where to begin")
            : Remark.fine(
                "slack installs",
                count
                    + (count > LOOKED_AT ? " in all; the newest are looked at here" : " in all")));
    for (String owner : store.owners(LOOKED_AT)) {
      Workspace workspace = workspaces.of(owner);
      remarks.addAll(new Checkup("slack " + owner, workspace.api(), clock).look());
    }
    return remarks;
  }
}
