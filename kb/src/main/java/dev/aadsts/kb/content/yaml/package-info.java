/**
 * From files to trees of values: text, the places in it, and the shape a schema asks for. For
 * {@code dev.aadsts.kb.content} only.
 */
@NullMarked
package dev.aadsts.kb.content.yaml;

import org.jspecify.annotations.NullMarked;
