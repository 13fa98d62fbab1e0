/** Tests of the administrators of the installation. */
@NullMarked
package dev.parley.chat.administration;

import org.jspecify.annotations.NullMarked;
