/** E-mail: the addresses of users by REST, and the mails about accounts, which wait for a mail server where one is configured. */
@NullMarked
package dev.parley.api.email;

import org.jspecify.annotations.NullMarked;
