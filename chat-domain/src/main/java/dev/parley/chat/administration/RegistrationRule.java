package dev.parley.chat.administration;

import dev.parley.chat.email.EmailDomain;
import java.util.List;

/**
 * Who may register.
 *
 * @param domains of the e-mail addresses with which one may, where it is by those; they stay while it is not
 */
public record RegistrationRule(RegistrationMode mode, List<EmailDomain> domains) {}
