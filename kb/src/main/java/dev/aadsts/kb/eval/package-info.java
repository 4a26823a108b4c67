/**
 * Measures how well people find what they need, on labelled pastes and questions that are kept
 * apart from the articles.
 */
@NullMarked
package dev.aadsts.kb.eval;

import org.jspecify.annotations.NullMarked;
