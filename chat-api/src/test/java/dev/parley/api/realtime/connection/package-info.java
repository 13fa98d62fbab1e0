@NullMarked
package dev.parley.api.realtime.connection;

import org.jspecify.annotations.NullMarked;
