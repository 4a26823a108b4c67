package dev.aadsts.kb.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A page that articles refer to by id, so that a moved page is mended in one place.
 *
 * @param title what the link is called in a reply
 * @param url https; may hold placeholders
 */
// `menu` is for the linter only.
@JsonIgnoreProperties("menu")
public record Link(String title, String url) {}
