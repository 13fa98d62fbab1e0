/**
 * The socket at {@code /api/socket}, in rooms. Each calls those below it and none above: {@code socket}, {@code command},
 * {@code lifecycle}, {@code delivery}, {@code presence}, {@code feed}, {@code bus}, {@code connection}.
 */
@NullMarked
package dev.parley.api.realtime;

import org.jspecify.annotations.NullMarked;
