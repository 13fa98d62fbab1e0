/** The refusals of the domain: one code for each, without HTTP. */
@NullMarked
package dev.parley.chat.error;

import org.jspecify.annotations.NullMarked;
