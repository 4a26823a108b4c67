/**
 * Puts the details of one error into the prose, links and commands of an article, escaped for where
 * each value goes.
 */
@NullMarked
package dev.aadsts.kb.fill;

import org.jspecify.annotations.NullMarked;
