/** API keys: by which programs act as a user, within scopes. */
@NullMarked
package dev.parley.chat.apikey;

import org.jspecify.annotations.NullMarked;
