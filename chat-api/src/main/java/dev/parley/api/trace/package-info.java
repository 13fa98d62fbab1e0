/** Traces by OpenTelemetry, where they are switched on: of requests, frames, commands to the stores and webhooks. */
@NullMarked
package dev.parley.api.trace;

import org.jspecify.annotations.NullMarked;
