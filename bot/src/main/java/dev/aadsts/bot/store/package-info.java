/** Keeps what must outlive the process: on SQLite by default, on PostgreSQL where configured. */
@NullMarked
package dev.aadsts.bot.store;

import org.jspecify.annotations.NullMarked;
