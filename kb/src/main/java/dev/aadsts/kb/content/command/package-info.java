/** What is wrong with a command for whoever pastes it. For {@code dev.aadsts.kb.content} only. */
@NullMarked
package dev.aadsts.kb.content.command;

import org.jspecify.annotations.NullMarked;
