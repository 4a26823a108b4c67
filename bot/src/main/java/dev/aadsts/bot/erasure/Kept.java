package dev.aadsts.bot.erasure;

/** A kind of thing that is kept, in the order in which it is told of. */
public enum Kept {
  CHECKLISTS(Treatment.DELETED),
  CHECKLIST_CHANGES(Treatment.DELETED),
  /** How often a cause was it in checklists that are deleted. */
  CAUSE_OUTCOMES(Treatment.DELETED),
  REPORTS(Treatment.DELETED),
  SETTINGS(Treatment.DELETED),
  SETTING_CHANGES(Treatment.DELETED),
  CLAIMS(Treatment.DELETED),
  SIGHTINGS(Treatment.DELETED),
  CODE_COUNTS(Treatment.DELETED),
  ADDRESSES(Treatment.DELETED),
  INSTALLATIONS(Treatment.DELETED),
  TOKENS(Treatment.DELETED),
  ORGANISATION_LINKS(Treatment.DELETED),
  WAITING_EVENTS(Treatment.DELETED),
  /** Checklists that somebody is on. */
  DUTIES(Treatment.DELETED),
  CHECKLISTS_STARTED(Treatment.NAMELESS),
  CHANGES_MADE(Treatment.NAMELESS),
  /** Changes that put somebody on a checklist. */
  ASSIGNMENTS(Treatment.NAMELESS),
  SETTINGS_MADE(Treatment.NAMELESS),
  SETTING_CHANGES_MADE(Treatment.NAMELESS);

  private final Treatment treatment;

  Kept(Treatment treatment) {
    this.treatment = treatment;
  }

  /** What erasing does to it. */
  public enum Treatment {
    DELETED,
    /** It stays, as others need it, without who it was. */
    NAMELESS
  }

  public Treatment treatment() {
    return treatment;
  }
}
