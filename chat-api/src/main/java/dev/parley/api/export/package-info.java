/** Exports of a user's data by REST. */
@NullMarked
package dev.parley.api.export;

import org.jspecify.annotations.NullMarked;
