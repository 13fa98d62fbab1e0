/** What a refusal or failure looks like to a client, on REST and on the socket. */
@NullMarked
package dev.parley.api.error;

import org.jspecify.annotations.NullMarked;
