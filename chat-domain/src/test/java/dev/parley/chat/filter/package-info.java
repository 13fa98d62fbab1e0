/** Tests of the list of words. */
@NullMarked
package dev.parley.chat.filter;

import org.jspecify.annotations.NullMarked;
