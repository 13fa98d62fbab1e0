/** Backups, restores and moves. */
@NullMarked
package dev.parley.api.backup;

import org.jspecify.annotations.NullMarked;
