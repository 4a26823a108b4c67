/** Reads what people paste: {@link dev.aadsts.kb.text.SignInErrorParser} from text to error. */
@NullMarked
package dev.aadsts.kb.text;

import org.jspecify.annotations.NullMarked;
