/**
 * What is known about sign-in errors of Microsoft Entra ID: codes, articles, causes, and the {@link
 * dev.aadsts.kb.KnowledgeBase} that joins them with the text somebody pasted. No chat, no HTTP, no
 * database: usable as a library on its own.
 */
@NullMarked
package dev.aadsts.kb;

import org.jspecify.annotations.NullMarked;
