/** The installation as its administrators run it: who they are, who may register, whose account is locked. */
@NullMarked
package dev.parley.chat.administration;

import org.jspecify.annotations.NullMarked;
