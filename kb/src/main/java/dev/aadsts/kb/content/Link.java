package dev.aadsts.kb.content;

/**
 * A page that articles refer to by id, so that a moved page is mended in one place.
 *
 * @param title what the link is called in a reply
 * @param url https; may hold placeholders
 */
public record Link(String title, String url) {}
