package dev.aadsts.bot.erasure;

/** A kind of thing that is kept, in the order in which it is told of. */
public enum Kept {
  CHECKLISTS(Fate.DELETED),
  CHECKLIST_CHANGES(Fate.DELETED),
  /** How often a cause was it in checklists that are deleted. */
  CAUSE_OUTCOMES(Fate.DELETED),
  REPORTS(Fate.DELETED),
  SETTINGS(Fate.DELETED),
  SETTING_CHANGES(Fate.DELETED),
  CLAIMS(Fate.DELETED),
  SIGHTINGS(Fate.DELETED),
  CODE_COUNTS(Fate.DELETED),
  ADDRESSES(Fate.DELETED),
  INSTALLATIONS(Fate.DELETED),
  TOKENS(Fate.DELETED),
  ORGANISATION_LINKS(Fate.DELETED),
  WAITING_EVENTS(Fate.DELETED),
  /** Checklists that somebody is on. */
  DUTIES(Fate.DELETED),
  CHECKLISTS_STARTED(Fate.NAMELESS),
  CHANGES_MADE(Fate.NAMELESS),
  /** Changes that put somebody on a checklist. */
  ASSIGNMENTS(Fate.NAMELESS),
  SETTINGS_MADE(Fate.NAMELESS),
  SETTING_CHANGES_MADE(Fate.NAMELESS);

  private final Fate fate;

  Kept(Fate fate) {
    this.fate = fate;
  }

  /** What erasing does to it. */
  public enum Fate {
    DELETED,
    /** It stays, as others need it, without who it was. */
    NAMELESS
  }

  public Fate fate() {
    return fate;
  }
}
