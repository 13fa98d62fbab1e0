/** Backups of the embedded stores, their restoration, and the move from the embedded stores to a MongoDB. */
@NullMarked
package dev.parley.api.backup;

import org.jspecify.annotations.NullMarked;
