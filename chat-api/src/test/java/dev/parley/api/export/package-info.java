/** Exports of users' data. */
@NullMarked
package dev.parley.api.export;

import org.jspecify.annotations.NullMarked;
