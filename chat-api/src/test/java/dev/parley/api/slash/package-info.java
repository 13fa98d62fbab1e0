/** Tests of slash commands. */
@NullMarked
package dev.parley.api.slash;

import org.jspecify.annotations.NullMarked;
