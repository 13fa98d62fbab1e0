/** The routes of webhooks, out and in, and what webhooks are told. */
@NullMarked
package dev.parley.api.webhook;

import org.jspecify.annotations.NullMarked;
