/** How JSON is read and written, whatever stands in it. */
@NullMarked
package dev.aadsts.bot.mapper;

import org.jspecify.annotations.NullMarked;
