/**
 * Whether what people are told to do names who can do it, where, and what else it does. For {@code
 * dev.aadsts.kb.content} only.
 */
@NullMarked
package dev.aadsts.kb.content.step;

import org.jspecify.annotations.NullMarked;
