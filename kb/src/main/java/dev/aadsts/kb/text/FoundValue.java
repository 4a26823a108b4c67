package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;

/**
 * A value that was found for a field.
 *
 * @param start where its label begins
 * @param end where the value ends
 * @param rank how far to trust it: the lower, the more
 */
record FoundValue(Field field, String value, int start, int end, int rank) {}
