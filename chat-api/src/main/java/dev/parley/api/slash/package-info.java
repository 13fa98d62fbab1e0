/** The routes of slash commands and their runs. */
@NullMarked
package dev.parley.api.slash;

import org.jspecify.annotations.NullMarked;
