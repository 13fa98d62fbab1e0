/** Those for whom a provider vouches: who they are here, and what the groups of the provider give them. */
@NullMarked
package dev.parley.chat.provider;

import org.jspecify.annotations.NullMarked;
