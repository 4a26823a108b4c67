/** Measures the engine; see README.md beside this module for the commands. */
@NullMarked
package dev.aadsts.bench;

import org.jspecify.annotations.NullMarked;
