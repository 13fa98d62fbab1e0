@NullMarked
package dev.parley.api.realtime.command;

import org.jspecify.annotations.NullMarked;
