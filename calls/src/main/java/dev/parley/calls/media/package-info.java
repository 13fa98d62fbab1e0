/** The media of calls that go through a server: the port to the router. */
@NullMarked
package dev.parley.calls.media;

import org.jspecify.annotations.NullMarked;
